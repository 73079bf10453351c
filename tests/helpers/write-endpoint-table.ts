import { readFileSync, writeFileSync } from 'node:fs'
import { README, withEndpointTable } from './endpoint-table.ts'

writeFileSync(README, withEndpointTable(readFileSync(README, 'utf8')))

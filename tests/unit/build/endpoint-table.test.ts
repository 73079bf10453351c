import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { endpointTable, README, withEndpointTable } from '../../helpers/endpoint-table.ts'

test('the table tells who calls and who serves an endpoint', () => {
  const rows = endpointTable().split('\n')
  expect(rows).toContain('| POST | `/api/v3/trade/place-order` | yes | yes |')
  expect(rows).toContain('| POST | `/api/v3/account/withdraw` |  | refuses (40014) |')
  expect(rows).toContain('| GET, POST | `/api/v3/account/sub-deposit-records` |  | yes |')
})

test('the README has the table of the present code (node build/endpoint-table.mjs writes it)', () => {
  const readme = readFileSync(README, 'utf8')
  expect(readme).toBe(withEndpointTable(readme))
})

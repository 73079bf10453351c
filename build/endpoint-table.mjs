import { prepareNode } from './launch/prepare.mjs'
import { runNode } from './launch/run.mjs'

// `node build/endpoint-table.mjs`: writes the README's table of endpoints anew, from the code.
await prepareNode()
process.exit(await runNode('tests/helpers/write-endpoint-table.ts', []))

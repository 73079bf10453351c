import { prepareNode } from './launch/prepare.mjs'
import { runNode } from './launch/run.mjs'

// `npm run faults -- --runs N --seed S [--at-once N] [--json]`: see tests/faults/main.ts.
await prepareNode()
process.exit(await runNode('tests/faults/main.ts', process.argv.slice(2)))

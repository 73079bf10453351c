import { prepareNode } from './launch/prepare.mjs'
import { runNode } from './launch/run.mjs'

// `npm run fuzz -- [--frames N] [--seed N] [--json]`: hostile frames for everything that reads the wire.
await prepareNode()
process.exit(await runNode('tests/fuzz/fuzz.ts', process.argv.slice(2)))

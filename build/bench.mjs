import { prepareNode } from './launch/prepare.mjs'
import { runNode } from './launch/run.mjs'

// `npm run bench -- [--json FILE]`: every benchmark beside its peer and its limit, in one run.
await prepareNode()
process.exit(await runNode('tests/bench/bench.ts', process.argv.slice(2)))

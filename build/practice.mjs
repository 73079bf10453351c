import { prepareNode } from './launch/prepare.mjs'
import { runNode } from './launch/run.mjs'

// `npm run practice -- [--port N] [--seed N] [--speed X] [--data DIR] [--json]`: the practice exchange alone.
await prepareNode()
process.exit(await runNode('electron/practice/main.ts', process.argv.slice(2)))

import { prepareNode } from './launch/prepare.mjs'
import { runNode } from './launch/run.mjs'

// `node build/licence-list.mjs`: writes LICENCES.md anew, from the lock file and the code.
await prepareNode()
process.exit(await runNode('tests/helpers/write-licence-list.ts', []))

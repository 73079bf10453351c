import { prepareDesk } from './launch/prepare.mjs'
import { runNode } from './launch/run.mjs'
import { hasDisplay, startVirtualDisplay } from './launch/virtual-display.mjs'

// `npm run tour`: drives the whole desk against a seeded practice exchange, prints the timing table
// and writes a picture of every screen to out/tour/.
const ownArguments = process.argv.slice(2).filter((argument) => argument !== '--prepared')
if (!process.argv.includes('--prepared')) await prepareDesk('test')
const display = hasDisplay() ? null : await startVirtualDisplay()
const code = await runNode('tests/tour/tour.ts', ownArguments, {
  env: display === null ? {} : { DISPLAY: display.display },
})
display?.stop()
process.exit(code)

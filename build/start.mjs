import { prepareDesk } from './launch/prepare.mjs'
import { NODE, run, runNode } from './launch/run.mjs'
import { say } from './launch/say.mjs'
import { inSession } from './launch/session-bus.mjs'
import { hasDisplay } from './launch/virtual-display.mjs'

// `npm start`: everything a fresh clone needs, then the desk in a window. What follows `--` goes to
// the desk. Without a display the tour runs instead, and says where its pictures are.
const electron = await prepareDesk('start')
const deskArguments = process.argv.slice(2).filter((argument) => argument !== '--fetch-electron')

if (!hasDisplay()) {
  say('there is no display: running the tour under a virtual one')
  process.exit(await runNode('build/tour.mjs', ['--prepared']))
}

// As root Chromium, also the one inside Electron, only runs without its own sandbox.
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
const [command, args] =
  electron === null
    ? inSession(NODE, [
        '--import',
        './build/stand-in/register.mjs',
        'out/main/main.js',
        ...deskArguments,
      ])
    : inSession(electron, ['.', ...asRoot, ...deskArguments])
process.exit(await run(command, args))

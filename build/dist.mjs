import { prepareDesk } from './launch/prepare.mjs'
import { run } from './launch/run.mjs'
import { giveUp } from './launch/say.mjs'

// `npm run dist`: installers for this platform. They hold Electron, so its binary must be fetchable.
if ((await prepareDesk('start')) === null) {
  giveUp('installers need the Electron binary, which cannot be fetched here')
}
process.exit(
  await run('electron-builder', [
    '--config',
    'build/electron-builder.yml',
    ...process.argv.slice(2),
  ]),
)

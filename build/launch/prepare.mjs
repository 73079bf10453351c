import { findElectron } from './electron-binary.mjs'
import { ensureNpmPackages } from './npm-packages.mjs'
import { runNode } from './run.mjs'
import { giveUp, say } from './say.mjs'
import {
  ensureSystemPackages,
  FOR_ELECTRON,
  FOR_STAND_IN,
  TO_INSTALL,
  TO_START,
  TO_TEST,
} from './system-packages.mjs'
import { hasDisplay } from './virtual-display.mjs'

const OLDEST_NODE = 20

/**
 * Everything a fresh clone needs for plain Node programs: compiler, headers, npm packages. `further`
 * system needs are looked at in the same go, so that somebody who is not root has one command to run.
 */
export async function prepareNode(further = []) {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
    giveUp(`Node ${OLDEST_NODE} or newer is needed; this is ${process.version}`)
  }
  ensureSystemPackages([...TO_INSTALL, ...further])
  await ensureNpmPackages()
}

/**
 * The same for the desk in a window (`'start'`) or under test (`'test'`): adds a Secret Service, the
 * runtime, a display, and the bundles. Resolves with Electron's executable, `null` for the stand-in.
 */
export async function prepareDesk(purpose) {
  // A window without a display becomes the tour, which needs what tests need.
  const needs = purpose === 'start' && hasDisplay() ? TO_START : TO_TEST
  await prepareNode(needs)
  const electron = findElectron()
  if (electron === null) {
    say(
      'Electron is not here and cannot be fetched: using the stand-in (the real app in an installed Chromium)',
    )
  }
  ensureSystemPackages(electron === null ? FOR_STAND_IN : FOR_ELECTRON)
  const code = await runNode('build/bundle.mjs')
  if (code !== 0) giveUp('the bundles could not be built; the reason is above')
  return electron
}

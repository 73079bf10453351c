import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { NODE } from './run.mjs'
import { ROOT, say } from './say.mjs'

const PACKAGE = join(ROOT, 'node_modules', 'electron')
const REFUSED = join(ROOT, 'node_modules', '.keydesk-no-electron')
const FETCH_LIMIT_MS = 120_000

function installed() {
  const pathFile = join(PACKAGE, 'path.txt')
  if (!existsSync(pathFile)) return null
  const file = join(PACKAGE, 'dist', readFileSync(pathFile, 'utf8'))
  return existsSync(file) ? file : null
}

/**
 * Electron's executable, fetched when it can be; `null` where it cannot. A failed fetch is remembered
 * until npm packages are installed anew, so that a closed network is asked once and not at every start.
 * `--fetch-electron` on the command line asks again.
 */
export function findElectron() {
  const there = installed()
  if (there !== null) return there
  if (existsSync(REFUSED) && !process.argv.includes('--fetch-electron')) return null
  say('fetching the Electron binary (once)')
  const fetched = spawnSync(NODE, [join(PACKAGE, 'install.js')], {
    stdio: 'ignore',
    timeout: FETCH_LIMIT_MS,
  })
  const file = installed()
  if (fetched.status === 0 && file !== null) return file
  writeFileSync(REFUSED, 'npm start -- --fetch-electron tries again\n')
  return null
}

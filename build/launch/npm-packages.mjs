import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './run.mjs'
import { giveUp, ROOT, say } from './say.mjs'

const STAMP = join(ROOT, 'node_modules', '.keydesk-installed')

/** Installs the locked npm packages when the lock file is not the one installed last. */
export async function ensureNpmPackages() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex')
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return
  say('installing npm packages (once)')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const code = await run(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    env: { npm_config_loglevel: 'error' },
  })
  if (code !== 0) {
    giveUp('npm ci failed. Run it by hand to see why, then run this command again.')
  }
  writeFileSync(STAMP, wanted)
}

import { spawn } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import path from 'node:path'
import type Electron from 'electron'
import { app } from './app.ts'
import { isHeadless } from './browser.ts'

/** Notes the address in a file, and opens it in the system's browser where there is a screen. */
async function openExternal(url: string): Promise<void> {
  appendFileSync(path.join(app.getPath('userData'), 'opened-links.log'), `${url}\n`)
  const hasScreen = (process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY ?? '') !== ''
  if (isHeadless() || !hasScreen || process.env.KEYDESK_STAND_IN_DEBUG === '1') return
  const opener = process.platform === 'darwin' ? 'open' : 'xdg-open'
  await new Promise<void>((resolve, reject) => {
    const child = spawn(opener, [url], { detached: true, stdio: 'ignore' })
    child.once('error', reject)
    child.once('spawn', resolve)
    child.unref()
  })
}

export const shell = { openExternal } satisfies Pick<Electron.Shell, 'openExternal'>

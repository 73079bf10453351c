import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import { findChromium } from './find-chromium.ts'

// Nothing of the browser's own may call out, and no page may either: the desk's page has no
// network, and every other name does not resolve.
const QUIET_FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--metrics-recording-only',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  // Hides the bar about flags; the flags above stay in force.
  '--test-type',
]

export interface Size {
  readonly width: number
  readonly height: number
}

export function isHeadless(): boolean {
  return process.env.KEYDESK_HEADLESS === '1'
}

/** Opens Chromium with one empty app window and a profile of its own under `userData`. */
export async function launchBrowser(
  userData: string,
  size: Size,
  place: { readonly x: number; readonly y: number } | null,
  flags: ReadonlyArray<string>,
): Promise<BrowserContext> {
  const executablePath = findChromium(process.env)
  if (executablePath === null) {
    throw new Error('no Chromium found: install it, or name it in KEYDESK_CHROMIUM')
  }
  const isRoot = process.getuid?.() === 0
  return chromium.launchPersistentContext(profileOf(userData), {
    executablePath,
    headless: isHeadless(),
    viewport: isHeadless() ? size : null,
    // Chromium's own sandbox does not work for root.
    chromiumSandbox: !isRoot,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    serviceWorkers: 'block',
    ignoreDefaultArgs: ['--enable-automation', '--disable-popup-blocking'],
    args: [
      '--app=about:blank',
      `--window-size=${size.width},${size.height}`,
      ...(place === null ? [] : [`--window-position=${place.x},${place.y}`]),
      ...QUIET_FLAGS,
      ...flags,
      ...(isDebugDoorOpen() ? ['--remote-debugging-port=0'] : []),
    ],
  })
}

/** Tests drive the page through the debugging protocol. Off unless asked for. */
export function isDebugDoorOpen(): boolean {
  return process.env.KEYDESK_STAND_IN_DEBUG === '1'
}

/** Address for `chromium.connectOverCDP`. */
export async function readDebugAddress(userData: string): Promise<string> {
  const text = await readFile(path.join(profileOf(userData), 'DevToolsActivePort'), 'utf8')
  return `http://127.0.0.1:${text.split('\n')[0]}`
}

function profileOf(userData: string): string {
  return path.join(userData, 'chromium')
}

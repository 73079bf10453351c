import { EventEmitter } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { WebContents } from 'electron'
import { describe, expect, it } from 'vitest'
import { isAppUrl } from '../../../../electron/shell/app-address.ts'
import { openLink } from '../../../../electron/shell/external-links.ts'
import { mayLoad } from '../../../../electron/shell/session-policy.ts'
import { lockNavigation, windowOptions } from '../../../../electron/shell/window-policy.ts'
import { LINK_NAMES } from '../../../../shared/ipc/contract.ts'
import { CapturedLog } from '../../../helpers/captured-log.ts'

const LOOK_ALIKES = [
  'app://keydesk.example/index.html',
  'app://keydesk@example.com/',
  'app://example.com/keydesk',
  'app:keydesk',
  'https://keydesk/',
  'https://app://keydesk/',
  'file:///app://keydesk/index.html',
  'data:text/html,app://keydesk/',
  'javascript:alert(1)',
  'about:blank',
  'blob:app://keydesk/1',
  '',
]

class FakeContents extends EventEmitter {
  callPolicy = 'default'
  setWebRTCIPHandlingPolicy(policy: string): void {
    this.callPolicy = policy
  }
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' })
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler
  }
}

function lockedContents() {
  const contents = new FakeContents()
  const log = new CapturedLog()
  // The policy uses these two methods of the contents and nothing else.
  lockNavigation(contents as unknown as WebContents, log)
  return { contents, log }
}

describe('the options of a window', () => {
  it('isolate the page in a sandbox without Node', () => {
    const { webPreferences } = windowOptions({ bounds: {}, preload: '/p.cjs', dark: true })
    expect(webPreferences).toMatchObject({
      preload: '/p.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
    })
  })

  it('turn on nothing that Chromium or Electron keeps off', () => {
    const { webPreferences = {} } = windowOptions({ bounds: {}, preload: '/p.cjs', dark: true })
    expect(webPreferences).toMatchObject({ experimentalFeatures: false, navigateOnDragDrop: false })
    const { enableBlinkFeatures, disableBlinkFeatures, plugins, additionalArguments } =
      webPreferences
    expect([enableBlinkFeatures, disableBlinkFeatures, plugins, additionalArguments]).toEqual(
      Array(4).fill(undefined),
    )
  })

  it('cannot be weakened by what is asked for', () => {
    const wishes = {
      bounds: { webPreferences: { sandbox: false, nodeIntegration: true } },
      preload: '/p.cjs',
      dark: false,
    }
    // Bounds with more in them than their type allows, as a damaged file could bring.
    const { webPreferences } = windowOptions(wishes as Parameters<typeof windowOptions>[0])
    expect(webPreferences).toMatchObject({ sandbox: true, nodeIntegration: false })
  })
})

describe('the start of the app', () => {
  const main = path.join(import.meta.dirname, '..', '..', '..', '..', 'electron', 'main.ts')
  const text = readFileSync(main, 'utf8')

  it('forces the sandbox for every process before any can be started', () => {
    const [before = '', after] = text.split('\napp.enableSandbox()\n')
    expect(after).toContain('app.whenReady()')
    expect(before).not.toContain('app.whenReady()')
  })

  it('weakens nothing by switches', () => {
    const switches = /appendSwitch|appendArgument|no-sandbox|disable-web-security|crashReporter/
    const shell = path.join(path.dirname(main), 'shell')
    const files = readdirSync(shell).filter((name) => name.endsWith('.ts'))
    const texts = files.map((name) => readFileSync(path.join(shell, name), 'utf8'))
    expect(files.length).toBeGreaterThan(40)
    expect([text, ...texts].filter((one) => switches.test(one))).toEqual([])
  })
})

describe('leaving the page', () => {
  it.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])(
    '%s is denied and logged for every look-alike of our own address',
    (name) => {
      const { contents, log } = lockedContents()
      let prevented = 0
      for (const url of LOOK_ALIKES) {
        contents.emit(name, { url, preventDefault: () => (prevented += 1) })
      }
      expect(prevented).toBe(LOOK_ALIKES.length)
      expect(log.lines.filter((line) => line.message === 'navigation denied')).toHaveLength(
        LOOK_ALIKES.length,
      )
    },
  )

  it('is not denied within our own pages', () => {
    const { contents } = lockedContents()
    let prevented = false
    contents.emit('will-navigate', {
      url: 'app://keydesk/index.html#keys',
      preventDefault: () => (prevented = true),
    })
    expect(prevented).toBe(false)
  })

  it('sends calls between browsers through the proxy that leads nowhere', () => {
    expect(lockedContents().contents.callPolicy).toBe('disable_non_proxied_udp')
  })

  it('opens no window for any address, our own included', () => {
    const { contents } = lockedContents()
    for (const url of [...LOOK_ALIKES, 'app://keydesk/index.html', 'https://www.bitget.com/']) {
      expect(contents.openHandler({ url })).toEqual({ action: 'deny' })
    }
  })

  it('attaches no webview', () => {
    const { contents, log } = lockedContents()
    let prevented = false
    contents.emit('will-attach-webview', { preventDefault: () => (prevented = true) })
    expect(prevented).toBe(true)
    expect(log.lines).toMatchObject([{ message: 'webview denied' }])
  })
})

describe('addresses', () => {
  it.each(LOOK_ALIKES)('%s is not ours', (address) => expect(isAppUrl(address)).toBe(false))

  it.each([
    ['app://keydesk/assets/a.js', true],
    ['data:image/png;base64,AA', true],
    ['https://api.bitget.com/', false],
    ['http://127.0.0.1:8080/', false],
    ['wss://ws.bitget.com/', false],
    ['file:///etc/passwd', false],
  ])('%s may be loaded by the page: %s', (address, may) => expect(mayLoad(address)).toBe(may))

  it('names of links lead to https', async () => {
    const opened: string[] = []
    const shell = { openExternal: async (address: string) => void opened.push(address) }
    for (const name of LINK_NAMES) await openLink(shell, name)
    expect(opened).toHaveLength(LINK_NAMES.length)
    for (const address of opened) expect(address).toMatch(/^https:\/\//)
  })
})

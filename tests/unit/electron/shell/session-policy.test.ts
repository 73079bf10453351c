import { EventEmitter } from 'node:events'
import type { Session } from 'electron'
import { beforeEach, expect, it } from 'vitest'
import { lockSession, mayLoad } from '../../../../electron/shell/session-policy.ts'
import { CapturedLog } from '../../../helpers/captured-log.ts'

type Answer = (granted: boolean) => void

/** Keeps what the policy sets on Electron's session. */
class FakeSession extends EventEmitter {
  request: (contents: unknown, permission: string, answer: Answer) => void = () => undefined
  check: () => boolean = () => true
  device: () => boolean = () => true
  load: (details: { url: string }, answer: (response: { cancel: boolean }) => void) => void = () =>
    undefined
  proxy: unknown = null
  readonly webRequest = {
    onBeforeRequest: (listener: FakeSession['load']) => {
      this.load = listener
    },
  }
  setPermissionRequestHandler(handler: FakeSession['request']): void {
    this.request = handler
  }
  setPermissionCheckHandler(handler: FakeSession['check']): void {
    this.check = handler
  }
  setDevicePermissionHandler(handler: FakeSession['device']): void {
    this.device = handler
  }
  async setProxy(proxy: unknown): Promise<void> {
    this.proxy = proxy
  }
}

let session: FakeSession
let log: CapturedLog

beforeEach(async () => {
  session = new FakeSession()
  log = new CapturedLog()
  // The policy uses these members of the session and nothing else.
  await lockSession(session as unknown as Session, log)
})

it.each([
  ...['clipboard-read', 'clipboard-sanitized-write', 'display-capture', 'mediaKeySystem', 'media'],
  ...['geolocation', 'notifications', 'midi', 'midiSysex', 'pointerLock', 'keyboardLock'],
  ...['fullscreen', 'openExternal', 'window-management', 'speaker-selection', 'idle-detection'],
  ...['storage-access', 'top-level-storage-access', 'fileSystem', 'hid', 'serial', 'usb'],
  'unknown',
])('denies the permission %s and logs it', (permission) => {
  const answers: boolean[] = []
  session.request(null, permission, (granted) => answers.push(granted))
  expect(answers).toEqual([false])
  expect(log.lines).toMatchObject([{ message: 'permission denied', fields: { permission } }])
})

it('answers every check and every device with no', () => {
  expect([session.check(), session.device()]).toEqual([false, false])
})

it('stops downloads and logs them, at a length that cannot fill the disk', () => {
  let prevented = 0
  const event = { preventDefault: () => (prevented += 1) }
  session.emit('will-download', event, { getURL: () => `data:${'x'.repeat(10_000)}` })
  expect(prevented).toBe(1)
  expect(log.lines).toMatchObject([{ message: 'download denied' }])
  expect(String(log.lines[0]?.fields.url).length).toBe(200)
})

it.each([
  ['app://keydesk/index.html', false],
  ['data:image/png;base64,AA', false],
  ['blob:app://keydesk/1', false],
  ['http://127.0.0.1:9/', true],
  ['https://keydesk/', true],
  ['app://keydesk.example/', true],
  ['ws://127.0.0.1/', true],
  ['file:///etc/passwd', true],
  ['ftp://example.com/', true],
  ['not an address', true],
])('a load of %s: cancelled %s', (url, cancelled) => {
  const answers: boolean[] = []
  session.load({ url }, ({ cancel }) => answers.push(cancel))
  expect(answers).toEqual([cancelled])
  expect(mayLoad(url)).toBe(!cancelled)
  expect(log.lines.length).toBe(cancelled ? 1 : 0)
})

it('leads everything that gets past it to a proxy that is not there, this machine included', () => {
  expect(session.proxy).toEqual({
    proxyRules: 'socks5://127.0.0.1:9',
    proxyBypassRules: '<-loopback>',
  })
})

import { EventEmitter } from 'node:events'
import type Electron from 'electron'

type PathHandler = (request: Request) => Response | Promise<Response>
type BeforeRequest = (
  details: { readonly url: string },
  answer: (response: { readonly cancel?: boolean }) => void,
) => void
type PermissionCheck = (
  contents: null,
  permission: string,
  origin: string,
  details: object,
) => boolean

const PERMISSIONS = [
  'geolocation',
  'notifications',
  'midi',
  'camera',
  'microphone',
  'clipboard-read',
  'clipboard-write',
  'storage-access',
  'background-sync',
]

/** What the app sets on Electron's session, kept for the browser to ask. */
export class StandInSession extends EventEmitter {
  readonly #handlers = new Map<string, PathHandler>()
  #beforeRequest: BeforeRequest | null = null
  #check: PermissionCheck | null = null
  /** For the browser's command line; `null`: the system's own. */
  proxy: Electron.ProxyConfig | null = null

  readonly protocol = {
    handle: (scheme: string, handler: PathHandler) => {
      this.#handlers.set(scheme, handler)
    },
  }
  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest) => {
      this.#beforeRequest = listener
    },
  }

  /** Chromium is told once what is granted; prompts do not come up. */
  setPermissionRequestHandler(_handler: unknown): void {
    this.emit('stand-in-permissions')
  }
  setPermissionCheckHandler(check: PermissionCheck | null): void {
    this.#check = check
    this.emit('stand-in-permissions')
  }
  /** Devices are never offered here. */
  setDevicePermissionHandler(_handler: unknown): void {
    this.emit('stand-in-permissions')
  }

  async setProxy(proxy: Electron.ProxyConfig): Promise<void> {
    this.proxy = proxy
  }

  grantedPermissions(origin: string): string[] {
    const check = this.#check
    return check === null ? [] : PERMISSIONS.filter((name) => check(null, name, origin, {}))
  }

  isCancelled(url: string): boolean {
    let cancelled = false
    this.#beforeRequest?.({ url }, ({ cancel }) => {
      cancelled = cancel === true
    })
    return cancelled
  }

  /** The app's own answer to a request of the page, `null` for a scheme that is not the app's. */
  async answer(url: string, method: string): Promise<Response | null> {
    const handler = this.#handlers.get(new URL(url).protocol.slice(0, -1))
    return handler === undefined ? null : handler(new Request(url, { method }))
  }
}

export const defaultSession = new StandInSession()

export const session = { defaultSession }

export const protocol = {
  /** Every scheme gets an https origin, which has all these privileges. */
  registerSchemesAsPrivileged: (_schemes: Electron.CustomScheme[]) => undefined,
} satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged'>

import type { Session } from 'electron'
import { isAppUrl, parseUrl } from './app-address.ts'
import type { Log } from './log.ts'

// Electron grants every permission unless both handlers are set: the request handler answers
// prompts, the check handler answers queries. The page needs none of them.
// https://www.electronjs.org/docs/latest/tutorial/security#5-handle-session-permission-requests-from-remote-content

/** Schemes that never leave the machine and that Chromium itself uses for our page. */
const LOCAL_SCHEMES: ReadonlySet<string> = new Set(['data:', 'blob:', 'devtools:'])

/**
 * The page's own policy does not know calls between browsers (WebRTC), which can carry data to any
 * address. The windows send those through the proxy alone, and nobody listens at this one.
 */
const PROXY_TO_NOWHERE = {
  proxyRules: 'socks5://127.0.0.1:9',
  // The loopback addresses too, which a proxy is otherwise spared.
  proxyBypassRules: '<-loopback>',
} as const

/** Denies permissions, downloads and every address that is not the page's own. */
export async function lockSession(session: Session, log: Log): Promise<void> {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    log.warn('permission denied', { permission })
    answer(false)
  })
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event, item) => {
    event.preventDefault()
    log.warn('download denied', { url: item.getURL().slice(0, 200) })
  })
  session.webRequest.onBeforeRequest((details, answer) => {
    const cancel = !mayLoad(details.url)
    if (cancel) log.warn('load denied', { url: details.url.slice(0, 200) })
    answer({ cancel })
  })
  await session.setProxy(PROXY_TO_NOWHERE)
}

/** Whether the page may load from an address at all; the second fence behind its own policy. */
export function mayLoad(address: string): boolean {
  const url = parseUrl(address)
  if (url === null) return false
  return isAppUrl(address) || LOCAL_SCHEMES.has(url.protocol)
}

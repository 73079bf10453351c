import type { IncomingHttpHeaders } from 'node:http'

const LOOPBACK_NAMES: ReadonlyArray<string> = ['127.0.0.1', 'localhost', '[::1]']

/**
 * May this request be served? The exchange listens on this machine only, but a web page in the user's
 * browser can reach that too, directly or by pointing a name at 127.0.0.1. So `Host` must name the
 * loopback, and `Origin`, which browsers add, must be a loopback page.
 */
export function isFromThisMachine(headers: IncomingHttpHeaders): boolean {
  const host = headers.host
  if (host === undefined || !isLoopbackUrl(`http://${host}`)) return false
  return headers.origin === undefined || isLoopbackUrl(headers.origin)
}

/** The address of a caller, the way keys are bound to it. */
export function callerAddress(remoteAddress: string | undefined): string {
  const address = remoteAddress ?? ''
  return address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address
}

function isLoopbackUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return false
  return LOOPBACK_NAMES.includes(url.hostname) && url.username === '' && url.pathname === '/'
}

// The page's own address. Node gives `app:` addresses the origin 'null', so scheme and host are
// compared after parsing; comparing the start of the text would let `app://keydesk.example` pass.

export const APP_SCHEME = 'app'
const APP_HOST = 'keydesk'
export const APP_START_URL = `${APP_SCHEME}://${APP_HOST}/index.html`

/** Whether an address belongs to the page of this app and to nobody else. */
export function isAppUrl(address: string): boolean {
  const url = parseUrl(address)
  if (url === null) return false
  if (url.protocol !== `${APP_SCHEME}:` || url.host !== APP_HOST) return false
  return url.username === '' && url.password === ''
}

/** The parsed address, `null` for text that is none. */
export function parseUrl(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null
}

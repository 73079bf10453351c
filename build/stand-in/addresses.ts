// Chromium knows no `app:` scheme. Each such address stands for one fixed https origin, so that
// the page is a secure context with an origin of its own; `.invalid` never resolves anywhere.

const SUFFIX = '.invalid'

/** `app://keydesk/x` becomes `https://keydesk.app.invalid/x`. */
export function toBrowserAddress(address: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/.exec(address)
  if (match === null || /^https?$/.test(match[1] ?? '')) return address
  return `https://${match[2]}.${match[1]}${SUFFIX}${match[3] || '/'}`
}

/** The other way round; an address that stands for nothing stays as it is. */
export function toAppAddress(address: string): string {
  const match = /^https:\/\/([a-z0-9-]+)\.([a-z]+)\.invalid(\/.*)?$/.exec(address)
  return match === null ? address : `${match[2]}://${match[1]}${match[3] ?? '/'}`
}

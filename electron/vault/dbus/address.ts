/**
 * The socket of the session's message bus: `DBUS_SESSION_BUS_ADDRESS`, else `bus` in
 * `XDG_RUNTIME_DIR`, as GDBus looks for it. `null`: there is no session. Only Unix sockets.
 * https://dbus.freedesktop.org/doc/dbus-specification.html#addresses
 */
export function busSocketPath(
  environment: Readonly<Record<string, string | undefined>>,
): string | null {
  const address = environment.DBUS_SESSION_BUS_ADDRESS ?? ''
  for (const candidate of address.split(';')) {
    const path = unixSocketPath(candidate)
    if (path !== null) return path
  }
  if (address !== '') return null
  const runtime = environment.XDG_RUNTIME_DIR ?? ''
  return runtime === '' ? null : `${runtime}/bus`
}

function unixSocketPath(address: string): string | null {
  if (!address.startsWith('unix:')) return null
  for (const pair of address.slice('unix:'.length).split(',')) {
    const at = pair.indexOf('=')
    const value = decodeURIComponent(pair.slice(at + 1))
    if (pair.startsWith('path=')) return value
    if (pair.startsWith('abstract=')) return `\0${value}`
  }
  return null
}

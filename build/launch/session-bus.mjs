import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Whether a D-Bus session is there; the keychain on Linux is reached over it. */
function hasSessionBus() {
  if (process.platform !== 'linux') return true
  if (process.env.DBUS_SESSION_BUS_ADDRESS) return true
  const folder = process.env.XDG_RUNTIME_DIR
  return folder !== undefined && existsSync(join(folder, 'bus'))
}

/**
 * A command, wrapped in a session of its own where the machine has none (as for root on a server): the
 * keyring then starts on demand, asks for its password on first use, and keeps its items on disk.
 */
export function inSession(command, args) {
  return hasSessionBus() ? [command, args] : ['dbus-run-session', ['--', command, ...args]]
}

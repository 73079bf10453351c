import { isIPv4 } from 'node:net'
import type { Permission } from '../../../shared/domain/key-set.ts'
import { Refusal } from '../server/refusal.ts'

// What sub-accounts and their keys must look like (Bitget pages uta/account/sub-account/*). Each
// check returns what it was given, or throws the exchange's refusal.

const MOST_USERNAME = 20
const MOST_ACCOUNT_NOTE = 50
const MOST_KEY_NOTE = 20
const MOST_IPS = 30

export function checkedUsername(username: string): string {
  const isName = /^[a-z]+$/.test(username) && username.length <= MOST_USERNAME
  if (!isName) throw new Refusal('40020', ['username'])
  return username
}

export function checkedAccountNote(note: string): string {
  if (note.length > MOST_ACCOUNT_NOTE) throw new Refusal('40020', ['note'])
  return note
}

/** Begins with a letter; letters, digits, `-`, `_`. */
export function checkedKeyNote(note: string): string {
  if (note.length > MOST_KEY_NOTE) throw new Refusal('40056')
  if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(note)) throw new Refusal('40020', ['note'])
  return note
}

export function checkedPassphrase(passphrase: string): string {
  if (!/^[A-Za-z0-9]{8,32}$/.test(passphrase)) throw new Refusal('40070')
  return passphrase
}

export function checkedIps(ips: ReadonlyArray<string>): ReadonlyArray<string> {
  if (ips.length > MOST_IPS) throw new Refusal('40058', ['ips', String(MOST_IPS)])
  const wrong = ips.find((ip) => !isIPv4(ip))
  if (wrong !== undefined) throw new Refusal('40020', [wrong])
  return ips
}

const SCOPES: Readonly<Record<string, readonly [read: Permission, write: Permission]>> = {
  uta_trade: ['trade-read', 'trade-write'],
  uta_mgt: ['manage-read', 'manage-write'],
}

/** The four permissions from scopes and type, which is one value for the whole key. */
export function checkedPermissions(
  scopes: ReadonlyArray<string>,
  type: 'read_write' | 'read_only',
): ReadonlyArray<Permission> {
  const pairs = [...new Set(scopes)].map((scope) => SCOPES[scope])
  if (pairs.length === 0 || pairs.includes(undefined)) throw new Refusal('40040')
  return pairs.flatMap((pair) => (type === 'read_only' ? (pair ?? []).slice(0, 1) : (pair ?? [])))
}

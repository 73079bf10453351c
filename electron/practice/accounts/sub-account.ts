/** A sub-account of the practice exchange, Bitget page uta/account/sub-account/SubAccount-Create. */
export interface SubAccountRecord {
  readonly subUid: string
  /** UID of the main account that it belongs to. */
  readonly parentUid: string
  /** Lower-case letters, as asked for. */
  readonly name: string
  readonly status: 'normal' | 'freeze'
  readonly note: string
  readonly createdAtMs: number
  readonly updatedAtMs: number
}

/** Names become addresses of this domain, which no mail ever reaches. */
const DOMAIN = '@virtual-bitget.com'

export function fullUsername(name: string): string {
  return `${name}${DOMAIN}`
}

/** As lists show it: the first three letters, then four stars. */
export function maskedUsername(name: string): string {
  return `${name.slice(0, 3)}****${DOMAIN}`
}

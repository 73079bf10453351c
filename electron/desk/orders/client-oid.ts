const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-'
const LENGTH = 24
const PREFIX = 'kd-'

/**
 * A name for one order, e.g. `kd-3f…`: 24 characters of 6 random bits each, within the exchange's
 * rule of `[0-9A-Za-z_-]{1,32}` that both of its engines accept.
 */
export function createClientOid(randomBytes: (count: number) => Uint8Array): string {
  let text = PREFIX
  for (const byte of randomBytes(LENGTH)) text += LETTERS[byte & 63]
  return text
}

/** Does an order bear a name that this desk, or another Keydesk, has given? */
export function isOwnName(clientOid: string): boolean {
  return clientOid.startsWith(PREFIX)
}

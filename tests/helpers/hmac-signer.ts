import { createHmac } from 'node:crypto'

/** A signer as the vault makes it, with a secret in plain sight: for tests only. */
export function hmacSigner(
  secret: string,
  apiKey = 'bg_test_key_000001',
  passphrase = 'p"ass/wörd',
) {
  return {
    keySetId: 'set-1',
    authorise: () => ({ apiKey, passphrase }),
    sign: (text: string) => createHmac('sha256', secret).update(text).digest('base64'),
  }
}

import { createPrivateKey, type KeyObject } from 'node:crypto'

/** An RSA private key of a PKCS#8 text without a passphrase; `null`: it is none. */
export function readRsaKey(pem: string): KeyObject | null {
  try {
    const key = createPrivateKey({ key: pem, format: 'pem' })
    return key.asymmetricKeyType === 'rsa' ? key : null
  } catch {
    // OpenSSL's reasons vary with its version; all of them mean that this is no such key.
    return null
  }
}

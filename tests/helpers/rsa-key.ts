import { generateKeyPairSync } from 'node:crypto'

export interface RsaKey {
  /** PKCS#8 PEM without a passphrase, as a user registers it. */
  readonly privatePem: string
  readonly publicPem: string
}

/** A key pair made for this run; it is registered nowhere. */
export function makeRsaKey(bits = 2048): RsaKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: bits })
  return {
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  }
}

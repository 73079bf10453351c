import { createSign, generateKeyPairSync } from 'node:crypto'

/** A signer with a fresh RSA key, and the public half that an exchange would check with. */
export function rsaSigner() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const signer = {
    keySetId: 'set-rsa',
    authorise: () => ({ apiKey: 'bg_rsa_key_000001', passphrase: 'Practice99' }),
    sign: (text: string) => createSign('RSA-SHA256').update(text).sign(privateKey, 'base64'),
  }
  return { signer, publicKey }
}

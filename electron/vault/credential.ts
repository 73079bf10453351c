import { createHash, createHmac, type KeyObject, sign as signRsa } from 'node:crypto'
import { inspect } from 'node:util'
import type { Environment } from '../../shared/domain/environment.ts'
import { keyHintOf } from '../../shared/domain/key-hint.ts'
import type { KeyAlgorithm } from '../../shared/domain/key-set.ts'
import { readRsaKey } from './private-key.ts'
import type { KeyMaterial } from './stored-key.ts'

const REDACTED = '[Credential redacted]'

/**
 * One key set in memory: it signs, and gives the wire what must travel in clear. Printing,
 * serialising, inspecting and cloning it tell nothing: the secrets are private fields.
 */
export class Credential {
  readonly keySetId: string
  readonly environment: Environment
  readonly algorithm: KeyAlgorithm
  /** The last four characters of the API key. */
  readonly hint: string
  /** Tells two API keys apart without telling either: 32 hexadecimal digits. */
  readonly fingerprint: string
  #apiKey: string
  #passphrase: string
  /** With HMAC. */
  readonly #secret: Buffer
  /** With RSA. */
  #privateKey: KeyObject | null
  #wiped = false

  /** Throws for an RSA key set whose secret is no private key. */
  constructor(keySetId: string, material: KeyMaterial) {
    this.keySetId = keySetId
    this.environment = material.environment
    this.hint = keyHintOf(material.apiKey)
    this.fingerprint = createHash('sha256').update(material.apiKey).digest('hex').slice(0, 32)
    this.#apiKey = material.apiKey
    this.#passphrase = material.passphrase
    this.algorithm = material.algorithm
    const isRsa = material.algorithm === 'rsa'
    this.#secret = Buffer.from(isRsa ? '' : material.secretKey, 'utf8')
    this.#privateKey = isRsa ? readRsaKey(material.secretKey) : null
    if (isRsa && this.#privateKey === null) throw new Error('the secret is no RSA private key')
  }

  /** ACCESS-KEY and ACCESS-PASSPHRASE, for the wire alone. Throws once wiped. */
  authorise(): { readonly apiKey: string; readonly passphrase: string } {
    this.#refuseWiped()
    return { apiKey: this.#apiKey, passphrase: this.#passphrase }
  }

  /**
   * base64 of HMAC-SHA256(secret, text), or of RSASSA-PKCS1-v1_5 over SHA-256, as the exchange's
   * "Signature" page says. Throws once wiped.
   */
  sign(text: string): string {
    this.#refuseWiped()
    if (this.#privateKey !== null) {
      return signRsa('RSA-SHA256', Buffer.from(text, 'utf8'), this.#privateKey).toString('base64')
    }
    return createHmac('sha256', this.#secret).update(text, 'utf8').digest('base64')
  }

  /** Overwrites the secret. What JavaScript cannot overwrite, the texts and an RSA key, is let go. */
  wipe(): void {
    this.#wiped = true
    this.#secret.fill(0)
    this.#privateKey = null
    this.#apiKey = ''
    this.#passphrase = ''
  }

  toString(): string {
    return REDACTED
  }

  toJSON(): string {
    return REDACTED
  }

  [inspect.custom](): string {
    return REDACTED
  }

  #refuseWiped(): void {
    if (this.#wiped) throw new Error('this key set was forgotten')
  }
}

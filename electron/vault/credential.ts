import { createHash, createHmac } from 'node:crypto'
import { inspect } from 'node:util'
import type { Environment } from '../../shared/domain/environment.ts'
import type { KeyMaterial } from './stored-key.ts'

const REDACTED = '[Credential redacted]'

/**
 * One key set in memory: it signs, and gives the wire what must travel in clear. Printing,
 * serialising, inspecting and cloning it tell nothing: the secrets are private fields.
 */
export class Credential {
  readonly keySetId: string
  readonly environment: Environment
  /** The last four characters of the API key. */
  readonly hint: string
  /** Tells two API keys apart without telling either: 32 hexadecimal digits. */
  readonly fingerprint: string
  #apiKey: string
  #passphrase: string
  readonly #secret: Buffer
  #wiped = false

  constructor(keySetId: string, material: KeyMaterial) {
    this.keySetId = keySetId
    this.environment = material.environment
    this.hint = material.apiKey.slice(-4)
    this.fingerprint = createHash('sha256').update(material.apiKey).digest('hex').slice(0, 32)
    this.#apiKey = material.apiKey
    this.#passphrase = material.passphrase
    this.#secret = Buffer.from(material.secretKey, 'utf8')
  }

  /** ACCESS-KEY and ACCESS-PASSPHRASE, for the wire alone. Throws once wiped. */
  authorise(): { readonly apiKey: string; readonly passphrase: string } {
    this.#refuseWiped()
    return { apiKey: this.#apiKey, passphrase: this.#passphrase }
  }

  /** base64(HMAC-SHA256(secret, text)), as the exchange's "Signature" page says. Throws once wiped. */
  sign(text: string): string {
    this.#refuseWiped()
    return createHmac('sha256', this.#secret).update(text, 'utf8').digest('base64')
  }

  /** Overwrites the secret. JavaScript cannot overwrite the two texts; they are let go. */
  wipe(): void {
    this.#wiped = true
    this.#secret.fill(0)
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

import { z } from 'zod'
import { ENVIRONMENTS, type Environment } from '../../shared/domain/environment.ts'
import type { KeyAlgorithm } from '../../shared/domain/key-set.ts'
import { readRsaKey } from './private-key.ts'

/** The three secrets of a key set and what they are bound to. */
export interface KeyMaterial {
  readonly environment: Environment
  readonly algorithm: KeyAlgorithm
  readonly apiKey: string
  /** With `rsa` a private key as PKCS#8 PEM. */
  readonly secretKey: string
  readonly passphrase: string
}

const text = z.string().min(1).max(8192)
const STORED_KEY = z.strictObject({
  version: z.literal(1),
  environment: z.enum(ENVIRONMENTS),
  algorithm: z.enum(['hmac', 'rsa']),
  apiKey: text,
  secretKey: text,
  passphrase: text,
})

/** The one text of a key set's keychain item. */
export function formatStoredKey(material: KeyMaterial): string {
  const { environment, algorithm, apiKey, secretKey, passphrase } = material
  return JSON.stringify({ version: 1, environment, algorithm, apiKey, secretKey, passphrase })
}

/** `null`: not an item of ours, or of a version that this desk does not know. */
export function parseStoredKey(stored: string): KeyMaterial | null {
  let parsed: unknown
  try {
    parsed = JSON.parse(stored)
  } catch {
    return null
  }
  const checked = STORED_KEY.safeParse(parsed)
  if (!checked.success) return null
  const { version: _version, ...material } = checked.data
  const canSign = material.algorithm === 'hmac' || readRsaKey(material.secretKey) !== null
  return canSign ? material : null
}

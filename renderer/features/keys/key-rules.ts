import type { Environment } from '../../../shared/domain/environment.ts'
import type { InvalidReason } from '../../../shared/domain/error.ts'
import {
  KEY_SETS_PER_ACCOUNT,
  type KeySet,
  type Permission,
} from '../../../shared/domain/key-set.ts'

import { looksLikePem, normalisePrivateKey } from '../../../shared/rules/private-key-text.ts'

export interface KeyFormValues {
  readonly environment: Environment
  readonly label: string
  readonly apiKey: string
  readonly secretKey: string
  readonly passphrase: string
}

export type KeyFormField = 'label' | 'apiKey' | 'secretKey' | 'passphrase'

export interface KeyFieldError {
  readonly reason: InvalidReason
  readonly values: Readonly<Record<string, string>>
}

const LIMITS: Readonly<Record<KeyFormField, number>> = {
  label: 40,
  apiKey: 128,
  secretKey: 256,
  passphrase: 64,
}

/**
 * What can be told about the form before anything is sent. The exchange publishes no format, so
 * only what certainly is wrong is refused; main and the exchange judge the rest.
 */
export function checkKeyForm(
  values: KeyFormValues,
): Partial<Readonly<Record<KeyFormField, KeyFieldError>>> {
  const errors: { [Field in KeyFormField]?: KeyFieldError } = {}
  for (const field of ['label', 'apiKey', 'secretKey', 'passphrase'] as const) {
    const text = values[field].trim()
    const error = checkField(field, text)
    if (error !== null) errors[field] = error
  }
  const isTwice = values.apiKey.trim() !== '' && values.secretKey.trim() === values.apiKey.trim()
  if (isTwice) errors.secretKey = { reason: 'wrong-shape', values: {} }
  return errors
}

function checkField(field: KeyFormField, text: string): KeyFieldError | null {
  const limit = LIMITS[field]
  if (text === '') return field === 'label' ? null : { reason: 'required', values: {} }
  if (field === 'secretKey' && looksLikePem(text)) {
    return normalisePrivateKey(text) === null ? { reason: 'not-pkcs8', values: {} } : null
  }
  if (text.length > limit) return { reason: 'too-long', values: { limit: String(limit) } }
  if (field === 'label') return null
  const isSendable =
    field === 'passphrase' ? /^[\x20-\x7e]+$/.test(text) : /^[\x21-\x7e]+$/.test(text)
  return isSendable ? null : { reason: 'wrong-shape', values: {} }
}

/** Key sets of one account that the desk knows: the "n" of "n of 10". */
export function countOfAccount(keySets: ReadonlyArray<KeySet>, accountUid: string): number {
  return keySets.filter((keySet) => keySet.facts?.accountUid === accountUid).length
}

export const KEY_LIMIT = KEY_SETS_PER_ACCOUNT

/** The exchange said that the key has not this permission. Before it was asked nothing is known: `false`. */
export function lacksPermission(keySet: KeySet | null, permission: Permission): boolean {
  const permissions = keySet?.facts?.permissions
  return permissions !== undefined && !permissions.includes(permission)
}

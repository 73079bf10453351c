import { createPrivateKey } from 'node:crypto'
import { type DeskError, invalid } from '../../../shared/domain/error.ts'
import type { KeyAlgorithm, KeySetDraft } from '../../../shared/domain/key-set.ts'
import { looksLikePem, normalisePrivateKey } from '../../../shared/rules/private-key-text.ts'

const API_KEY_LIMIT = 128
const SECRET_KEY_LIMIT = 256
const PASSPHRASE_LIMIT = 64
const LABEL_LIMIT = 40

/** Spaces, line ends, quotes and invisible characters that copying brings along. */
const PASTED_EDGES = /^[\s"'\u200b-\u200d\u2060\ufeff]+|[\s"'\u200b-\u200d\u2060\ufeff]+$/g
const INVISIBLE_EDGES = /^[\s\u200b-\u200d\u2060\ufeff]+|[\s\u200b-\u200d\u2060\ufeff]+$/g

/** The draft as it was meant: keys without what was copied around them. */
export function cleanKeyDraft(draft: KeySetDraft): KeySetDraft {
  return {
    ...draft,
    label: draft.label.replace(INVISIBLE_EDGES, ''),
    apiKey: draft.apiKey.replace(PASTED_EDGES, ''),
    secretKey: cleanSecret(draft.secretKey),
    passphrase: draft.passphrase.replace(INVISIBLE_EDGES, ''),
  }
}

/** The secret alone, as it was meant; a private key gets its line breaks back. */
export function cleanSecret(text: string): string {
  const trimmed = text.replace(PASTED_EDGES, '')
  if (!looksLikePem(trimmed)) return trimmed
  return normalisePrivateKey(trimmed) ?? trimmed
}

/** How a cleaned and checked secret signs. */
export function algorithmOf(secretKey: string): KeyAlgorithm {
  return looksLikePem(secretKey) ? 'rsa' : 'hmac'
}

/**
 * The first field at fault in the order of the form, `null` when all may be sent. The exchange
 * publishes no format, so this only refuses what certainly is not the field's text: a key in the
 * wrong field, a PEM block that is no RSA key in PKCS#8, characters that cannot travel in a header.
 */
export function checkKeyDraft(draft: KeySetDraft): DeskError | null {
  const { label, apiKey, secretKey, passphrase } = draft
  return (
    checkLabel(label) ??
    checkText('apiKey', apiKey, API_KEY_LIMIT, looksLikeApiKey) ??
    checkSecret(secretKey, apiKey) ??
    checkText('passphrase', passphrase, PASSPHRASE_LIMIT, (text) => /^[\x20-\x7e]+$/.test(text))
  )
}

/** For the form and for renaming. */
export function checkLabel(label: string): DeskError | null {
  if (label.length <= LABEL_LIMIT) return null
  return invalid('too-long', 'label', { limit: String(LABEL_LIMIT) })
}

function checkSecret(secretKey: string, apiKey: string): DeskError | null {
  if (looksLikePem(secretKey)) {
    return isRsaKey(secretKey) ? null : invalid('not-pkcs8', 'secretKey')
  }
  return checkText('secretKey', secretKey, SECRET_KEY_LIMIT, (text) =>
    looksLikeSecret(text, apiKey),
  )
}

function isRsaKey(pem: string): boolean {
  if (normalisePrivateKey(pem) !== pem) return false
  try {
    return createPrivateKey({ key: pem, format: 'pem' }).asymmetricKeyType === 'rsa'
  } catch {
    // Whatever OpenSSL objects to, it is no key that could sign.
    return false
  }
}

function checkText(
  field: string,
  text: string,
  limit: number,
  hasShape: (text: string) => boolean,
): DeskError | null {
  if (text === '') return invalid('required', field)
  if (text.includes('-----BEGIN')) return invalid('wrong-shape', field)
  if (text.length > limit) return invalid('too-long', field, { limit: String(limit) })
  return hasShape(text) ? null : invalid('wrong-shape', field)
}

function looksLikeApiKey(text: string): boolean {
  return /^[A-Za-z0-9_-]{8,}$/.test(text) && !/^[0-9a-f]{64}$/i.test(text)
}

function looksLikeSecret(text: string, apiKey: string): boolean {
  return /^[\x21-\x7e]{16,}$/.test(text) && !text.startsWith('bg_') && text !== apiKey
}

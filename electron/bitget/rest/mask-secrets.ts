import { keyHintOf } from '../../../shared/domain/key-hint.ts'

const DOTS = '••••••••'
/** An API key in JSON: lists of sub-account keys and requests about them name keys of others. */
const NAMED_KEY = /("api_?key"\s*:\s*")([^"\\]+)(")/gi
/** Too short to be searched for without tearing ordinary text apart. */
const SHORTEST = 4
/** API keys of other key sets, as in lists of a sub-account's keys. */
const ANY_API_KEY = /\bbg_[0-9A-Za-z]{8,}/g

/** Takes the key, the passphrase, the signature and more of one request out of any text about it. */
export type Mask = (text: string) => string

/** `••••abcd`: the hint that the page may see. */
export function keyHint(apiKey: string): string {
  return `••••${keyHintOf(apiKey)}`
}

/**
 * A mask for everything that leaves this folder: an exchange may echo what it was sent. The
 * secret itself never comes here, so it cannot be masked nor leak; one that the exchange makes and
 * shows once is kept out by `withholdAnswer` of the call. `otherKeys` are keys that the call is
 * about; they, every key that JSON names
 * and every other of their shape are cut to their hint as its own is.
 */
export function maskOf(
  apiKey: string,
  secrets: ReadonlyArray<string>,
  otherKeys: ReadonlyArray<string> = [],
): Mask {
  const words = [
    ...secrets.flatMap(spellings).map((word) => [word, DOTS] as const),
    ...[apiKey, ...otherKeys].flatMap((key) =>
      spellings(key).map((word) => [word, keyHint(key)] as const),
    ),
  ]
  return (text) => {
    let masked = text
    for (const [word, cover] of words) {
      if (masked.includes(word)) masked = masked.replaceAll(word, cover)
    }
    return masked
      .replace(NAMED_KEY, (_all, before, key, after) => before + hintOf(key) + after)
      .replace(ANY_API_KEY, keyHint)
  }
}

/** What is masked already stays as it is. */
function hintOf(key: string): string {
  return key.startsWith('•') ? key : keyHint(key)
}

export function noMask(text: string): string {
  return text
}

/** A request or answer header as it may be seen. */
export function maskedHeader(name: string, value: string, mask: Mask): string {
  switch (name.toLowerCase()) {
    case 'access-key':
      return keyHint(value)
    case 'access-sign':
    case 'access-passphrase':
    case 'set-cookie':
    case 'cookie':
      return DOTS
    default:
      return mask(value)
  }
}

/** As typed, inside JSON, inside a URL. */
function spellings(word: string): ReadonlyArray<string> {
  if (word.length < SHORTEST) return []
  return [...new Set([word, JSON.stringify(word).slice(1, -1), encodeURIComponent(word)])]
}

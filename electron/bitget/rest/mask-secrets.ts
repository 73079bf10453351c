import { keyHintOf } from '../../../shared/domain/key-hint.ts'

const DOTS = '••••••••'
/** Most texts have no such name, and long ones are masked in good time. */
const ANY_NAME = /api[_-]?key|access-key|secret|passphrase/i
/** `apiKey` and `apikey` of the pages about sub-accounts, and whatever else clients call it. */
const KEY_NAMES = namedValues('[\\w-]*(?:api[_-]?key|access-key)')
/** What is called so is no hint's worth: the exchange tells a secret once, elsewhere than here. */
const SECRET_NAMES = namedValues('[\\w-]*(?:secret(?:[_-]?key)?|passphrase)')
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
 * about; they, every key that has the name of one and every other of their shape are cut to their
 * hint as its own is.
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
    if (ANY_NAME.test(masked)) {
      masked = masked.replace(KEY_NAMES, named(hintOf)).replace(SECRET_NAMES, named(hidden))
    }
    return masked.replace(ANY_API_KEY, keyHint)
  }
}

/**
 * The value of a member of JSON, which may itself be text inside JSON text, or of a query. What
 * begins a match cannot begin in the middle of one, so that no text takes long.
 */
function namedValues(name: string): RegExp {
  const json = String.raw`(?<!\\)(?<quote>\\*")${name}\k<quote>\s*:\s*`
  const text = String.raw`\k<quote>(?<text>(?:\\[\s\S]|[^"\\])+?)(?=\k<quote>)`
  const query = String.raw`(?<![\w-])${name}=(?<query>[^&\s"'#\\]+)`
  return new RegExp(String.raw`${json}(?:${text}|(?<figure>\d+))|${query}`, 'gi')
}

type Groups = Readonly<Partial<Record<'text' | 'figure' | 'query', string>>>

/** A replacer that puts the cover of the value in its place, which is the end of the match. */
function named(cover: (value: string) => string) {
  return (match: string, ...rest: ReadonlyArray<unknown>) => {
    // With named groups the last argument is the groups.
    const { text, figure, query } = rest.at(-1) as Groups
    const value = text ?? figure ?? query ?? ''
    const before = match.slice(0, match.length - value.length)
    return before + (figure === undefined ? cover(value) : `"${cover(value)}"`)
  }
}

/** What is masked already stays as it is. Of an escape nothing is shown. */
function hintOf(key: string): string {
  return key.startsWith('•') ? key : keyHint(key.replaceAll(/\\./g, ''))
}

function hidden(): string {
  return DOTS
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

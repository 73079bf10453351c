const DOTS = '••••••••'
/** Too short to be searched for without tearing ordinary text apart. */
const SHORTEST = 4
/** API keys of other key sets, as in lists of a sub-account's keys. */
const ANY_API_KEY = /\bbg_[0-9A-Za-z]{8,}/g

/** Takes the key, the passphrase, the signature and more of one request out of any text about it. */
export type Mask = (text: string) => string

/** `••••abcd`: the hint that the page may see. */
export function keyHint(apiKey: string): string {
  return `••••${apiKey.length > 8 ? apiKey.slice(-4) : ''}`
}

/**
 * A mask for everything that leaves this folder: an exchange may echo what it was sent. The
 * secret itself never comes here, so it cannot be masked nor leak; one that the exchange makes and
 * shows once is kept out by `withholdAnswer` of the call. Other API keys are known by their shape.
 */
export function maskOf(apiKey: string, secrets: ReadonlyArray<string>): Mask {
  const words = [
    ...secrets.flatMap(spellings).map((word) => [word, DOTS] as const),
    ...spellings(apiKey).map((word) => [word, keyHint(apiKey)] as const),
  ]
  return (text) => {
    let masked = text
    for (const [word, cover] of words) {
      if (masked.includes(word)) masked = masked.replaceAll(word, cover)
    }
    return masked.replace(ANY_API_KEY, keyHint)
  }
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

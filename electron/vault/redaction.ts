import { inspect } from 'node:util'

export const MASK = '[redacted]'

/** A name whose value is never shown, in headers, JSON, queries and objects. */
const SECRET_NAME =
  'access[-_]?(?:key|sign|passphrase)|api[-_]?key|secret(?:[-_]?key)?|pass(?:phrase|word)|sign(?:ature)?|authorization|private[-_]?key'
const WHOLE_SECRET_NAME = new RegExp(`^(?:${SECRET_NAME})$`, 'i')
// A value is JSON text inside JSON text, JSON text, quoted, or bare up to a separator.
const VALUE = String.raw`\\"[\s\S]*?(?<!\\)\\"|"(?:[^"\\]|\\.)*"|'[^']*'|[^\s,;&}\]]+`
const NAMED_VALUE = new RegExp(
  String.raw`(?<![\w-])((?:\\?["'])?(?:${SECRET_NAME})(?:\\?["'])?\s*[:=]\s*)(?:${VALUE})`,
  'gi',
)
const PEM = /-----BEGIN [A-Z ]+-----[\s\S]*?(?:-----END [A-Z ]+-----|$)/g
const API_KEY = /bg_[0-9A-Za-z]{8,}/g
const LONG_HEX = /(?<![0-9A-Fa-f])[0-9A-Fa-f]{64}(?![0-9A-Fa-f])/g
/** Shorter texts would mask ordinary words. */
const SHORTEST_SECRET = 4
const DEEPEST = 8
/** The last line of a private key may be short; alone it then tells next to nothing. */
const SHORTEST_PEM_LINE = 16

/** Masks known secrets, given as `secretForms` makes them, and all that looks like one. */
export function redactText(text: string, forms: ReadonlyArray<string>): string {
  let masked = text
  for (const form of forms) masked = masked.replaceAll(form, MASK)
  return masked
    .replace(PEM, MASK)
    .replace(NAMED_VALUE, `$1${MASK}`)
    .replace(API_KEY, MASK)
    .replace(LONG_HEX, MASK)
}

/**
 * The same for any value on its way to a log: a copy of plain data in which every text is masked,
 * members with a telling name are masked whole, and errors become plain data with their stack.
 */
export function redactValue(
  value: unknown,
  forms: ReadonlyArray<string>,
  above: ReadonlyArray<object> = [],
): unknown {
  if (typeof value === 'string') return redactText(value, forms)
  if (typeof value === 'bigint') return value.toString()
  if (typeof value === 'function' || typeof value === 'symbol') return `[${typeof value}]`
  if (typeof value !== 'object' || value === null) return value
  if (above.includes(value)) return '[circular]'
  if (above.length >= DEEPEST) return '[deep]'
  const path = [...above, value]
  const inner = (part: unknown) => redactValue(part, forms, path)
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer)
    return `[${value.byteLength} bytes]`
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (Array.isArray(value)) return value.map(inner)
  if (value instanceof Set) return [...value].map(inner)
  const entries = value instanceof Map ? [...value.entries()] : membersOf(value)
  if (entries === null) return redactText(inspect(value), forms)
  return Object.fromEntries(
    entries.map(([name, part]) => {
      const shown = String(name)
      return [redactText(shown, forms), WHOLE_SECRET_NAME.test(shown) ? MASK : inner(part)]
    }),
  )
}

/** `null`: not plain data, to be shown as it shows itself. */
function membersOf(value: object): ReadonlyArray<readonly [unknown, unknown]> | null {
  if (value instanceof Error) {
    const { name, message, stack, cause } = value
    return Object.entries({ ...value, name, message, stack, cause })
  }
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null ? Object.entries(value) : null
}

/**
 * The texts to search for: each secret in clear and as JSON, URL, base64 and hex text, longest
 * first. A private key is also known by each of its lines, and by its text without line breaks.
 */
export function secretForms(secrets: ReadonlyArray<string>): ReadonlyArray<string> {
  const forms = new Set<string>()
  for (const secret of secrets.flatMap(withPemParts)) {
    if (secret.length < SHORTEST_SECRET) continue
    const bytes = Buffer.from(secret, 'utf8')
    forms.add(secret)
    forms.add(JSON.stringify(secret).slice(1, -1))
    forms.add(encodeURIComponent(secret))
    forms.add(bytes.toString('base64'))
    forms.add(bytes.toString('base64url'))
    forms.add(bytes.toString('hex'))
    forms.add(bytes.toString('hex').toUpperCase())
  }
  return [...forms].sort((a, b) => b.length - a.length)
}

function withPemParts(secret: string): ReadonlyArray<string> {
  const [, body] = /-----BEGIN [A-Z ]+-----([\s\S]*?)-----END/.exec(secret) ?? []
  if (body === undefined) return [secret]
  const lines = body.split(/\s+/)
  return [secret, lines.join(''), ...lines.filter((line) => line.length >= SHORTEST_PEM_LINE)]
}

/** Keeps the secrets of the key sets in memory, and masks them and their likes wherever asked. */
export class Redactor {
  readonly #secrets = new Map<string, ReadonlyArray<string>>()
  #forms: ReadonlyArray<string> = []

  remember(keySetId: string, secrets: ReadonlyArray<string>): void {
    this.#secrets.set(keySetId, secrets)
    this.#update()
  }

  forget(keySetId: string): void {
    this.#secrets.delete(keySetId)
    this.#update()
  }

  /** A masked copy of anything, as `redactValue` makes it. */
  redact(value: unknown): unknown {
    return redactValue(value, this.#forms)
  }

  redactText(text: string): string {
    return redactText(text, this.#forms)
  }

  #update(): void {
    this.#forms = secretForms([...this.#secrets.values()].flat())
  }
}

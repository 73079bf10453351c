import { FIGURES, type FigureKind, type FigureRule } from './figures.ts'

// The judge reads the wire by itself: JSON.parse with the text of each number, so that it knows what
// was really sent, and compares it with what was shown. It shares no code with the desk.

const PLAIN = /^-?\d{1,40}(\.\d{1,40})?$/
const HIDDEN =
  /[\p{Cc}\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])/u
const LONGEST_SHOWN = 2048

type Reviver = (key: string, value: unknown) => unknown

/** The wire as data, every number as the text that stood there; `undefined`: not JSON. */
export function readWire(text: string): unknown {
  const literal = (_: string, value: unknown, { source }: { readonly source?: string }) =>
    typeof value === 'number' ? source : value
  try {
    // The library's type does not know the third argument yet.
    return JSON.parse(text, literal as Reviver)
  } catch {
    return undefined
  }
}

/** What is wrong with one shown thing, beside every item of the wire that it may be; `null`: nothing. */
export function misfit(
  kind: FigureKind,
  shown: unknown,
  items: ReadonlyArray<unknown>,
): string | null {
  let why = `nothing on the wire is this ${kind}`
  for (const item of items) {
    const wrong = firstWrong(FIGURES[kind], recordOf(shown), recordOf(item))
    if (wrong === null) return null
    why = `${kind}.${wrong}`
  }
  return why
}

function firstWrong(
  rules: ReadonlyArray<FigureRule>,
  shown: Readonly<Record<string, unknown>>,
  item: Readonly<Record<string, unknown>>,
): string | null {
  for (const rule of rules) {
    const value = shown[rule.shown]
    if (!fits(rule, value, item)) {
      return `${rule.shown} shows ${JSON.stringify(value)} for ${rule.keys.map((key) => JSON.stringify(item[key]))}`
    }
  }
  return null
}

function fits(rule: FigureRule, shown: unknown, item: Readonly<Record<string, unknown>>): boolean {
  const sent = rule.keys.map((key) => (Object.hasOwn(item, key) ? item[key] : undefined))
  if (typeof shown === 'string' && PLAIN.test(shown) && sent.includes(shown)) {
    return rule.sign === 'signed' || !/^-.*[1-9]/.test(shown)
  }
  if (shown === null && rule.mayHide === true) return true
  return shown === rule.none && sent.every((value) => isNothing(value, rule))
}

function isNothing(value: unknown, { none, sign }: FigureRule): boolean {
  if (value === undefined || value === null || value === '') return true
  if (typeof value !== 'string' || !PLAIN.test(value)) return false
  if (sign === 'price-or-none' && value.startsWith('-')) return true
  return none === null && !/[1-9]/.test(value)
}

/** The first text anywhere inside that hides something or has no end; `null`: none. */
export function hiddenText(value: unknown): string | null {
  if (typeof value === 'string') {
    return HIDDEN.test(value) || value.length > LONGEST_SHOWN
      ? JSON.stringify(value.slice(0, 80))
      : null
  }
  if (typeof value !== 'object' || value === null) return null
  for (const member of Object.values(value)) {
    const found = hiddenText(member)
    if (found !== null) return found
  }
  return null
}

export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  // Read by name only, each member checked where it is used.
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

export function listOf(value: unknown): ReadonlyArray<unknown> {
  return Array.isArray(value) ? value : []
}

import type { BookSide } from './book-side.ts'
import { MOST_EXACT, POWERS } from './decimal-text.ts'
import { fromDigits, type Sequence } from './sequence.ts'

// The shortest way from the text of a depth update into the book: no tree of arrays and strings is
// made first. It knows one spelling, the one on the wire, to the last character; of anything else
// it says so, and the caller takes the long way through JSON.parse.

export interface BookTextEnd {
  readonly sequence: Sequence
  readonly previous: Sequence
  readonly atMs: number
  /** Where the levels end. */
  readonly levelsEnd: number
}

const QUOTE = 0x22
const COMMA = 0x2c
const POINT = 0x2e
const OPEN = 0x5b
const CLOSE = 0x5d
const END_LABEL = ',"pseq":'
const END =
  /^,"pseq":(0|[1-9]\d{0,19}),"seq":(0|[1-9]\d{0,19}),"ts":"(\d{1,15})"(?:,"max[dD]epth":"\d{1,6}")?\}\],"ts":[1-9]\d{0,14}\}$/

/** What follows the levels, from `,"pseq":` to the last brace; `null` when it is spelled otherwise. */
export function readEnd(text: string): BookTextEnd | null {
  const levelsEnd = text.lastIndexOf(END_LABEL)
  const match = levelsEnd < 0 ? null : END.exec(text.slice(levelsEnd))
  if (match === null) return null
  const [, pseq = '', seq = '', ts = ''] = match
  return { sequence: fromDigits(seq), previous: fromDigits(pseq), atMs: Number(ts), levelsEnd }
}

/**
 * Sets the levels of `[["price","size"],…]` that begins at `from`. Returns the place behind its last
 * bracket; -1 when it is spelled otherwise: some levels may have been set by then, which does no
 * harm when all are set again the long way, for sizes are absolute.
 */
export function readLevels(text: string, from: number, side: BookSide): number {
  if (text.charCodeAt(from) !== OPEN) return -1
  let at = from + 1
  if (text.charCodeAt(at) === CLOSE) return at + 1
  for (;;) {
    if (text.charCodeAt(at) !== OPEN || text.charCodeAt(at + 1) !== QUOTE) return -1
    at = readLevel(text, at + 2, side)
    if (at < 0) return -1
    const unit = text.charCodeAt(at)
    if (unit === CLOSE) return at + 1
    if (unit !== COMMA) return -1
    at += 1
  }
}

/** One `price","size"]` from behind the first quote; returns the place behind the bracket, or -1. */
function readLevel(text: string, from: number, side: BookSide): number {
  let at = from
  let digits = 0
  let point = -1
  let unit = text.charCodeAt(at)
  for (; unit !== QUOTE; unit = text.charCodeAt(at)) {
    if (unit >= 48 && unit <= 57) digits = digits * 10 + (unit - 48)
    else if (unit === POINT && point < 0 && at > from) point = at
    else return -1
    at += 1
  }
  const power = point < 0 ? 1 : POWERS[at - 1 - point]
  if (digits === 0 || digits >= MOST_EXACT || power === undefined || at - 1 === point) return -1
  if (at - from > 40) return -1
  const priceEnd = at
  if (text.charCodeAt(at + 1) !== COMMA || text.charCodeAt(at + 2) !== QUOTE) return -1
  const sizeFrom = at + 3
  let isZero = true
  point = -1
  at = sizeFrom
  for (unit = text.charCodeAt(at); unit !== QUOTE; unit = text.charCodeAt(at)) {
    if (unit > 48 && unit <= 57) isZero = false
    else if (unit === POINT && point < 0 && at > sizeFrom) point = at
    else if (unit !== 48) return -1
    at += 1
  }
  if (at === sizeFrom || at - 1 === point || at - sizeFrom > 40) return -1
  if (text.charCodeAt(at + 1) !== CLOSE) return -1
  side.set(digits / power, text.slice(from, priceEnd), isZero ? null : text.slice(sizeFrom, at))
  return at + 2
}

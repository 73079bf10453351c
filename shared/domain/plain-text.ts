// Text from the exchange is shown beside prices and buttons. Characters that draw nothing, or that
// turn the direction of writing round, could make one thing look like another there.

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/
/** Controls, format characters (bidi, zero width), halves of a pair, line and paragraph separators. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u
const EVERY_HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu
const EVERY_FORMAT = /[\p{Cf}\p{Cs}]/gu

/** Does the text hold a character that is not seen? */
export function hasHidden(text: string): boolean {
  return !PRINTABLE_ASCII.test(text) && HIDDEN.test(text)
}

/** One line to show: without hidden characters, at most `longest` UTF-16 units. */
export function plainText(text: string, longest: number): string {
  const short = text.length > longest ? text.slice(0, longest) : text
  if (!hasHidden(short)) return short
  return short.replace(EVERY_FORMAT, '').replace(EVERY_HIDDEN, ' ').trim()
}

/** The whole text with hidden characters spelled out (`\u202e`), apart from tabs and line ends. */
export function spelledOut(text: string): string {
  if (!hasHidden(text)) return text
  return text.replace(EVERY_HIDDEN, (unit) => (/[\t\r\n]/.test(unit) ? unit : escapeOf(unit)))
}

function escapeOf(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at))
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('')
}

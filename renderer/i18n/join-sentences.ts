/** Signs of full width carry their own gap: a space after one of them is too many. */
const FULL_WIDTH_END = /[。，、；：！？”）」』】]$/

/**
 * Sentences that follow one another in a line, such as what an error means and what to do. One
 * space stands between them, and none after a full-width sign. Parts that are empty or `null` are
 * left out.
 */
export function joinSentences(...parts: ReadonlyArray<string | null>): string {
  return parts.reduce<string>((text, part) => {
    if (part === null || part === '') return text
    if (text === '' || FULL_WIDTH_END.test(text)) return text + part
    return `${text} ${part}`
  }, '')
}

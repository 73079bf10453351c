/** The deepest request of the exchange nests 4 levels; far beyond it, writing JSON back overflows the stack. */
const DEEPEST = 32

/** What a client sent, as JSON. Throws a SyntaxError; also when it nests deeper than any request. */
export function parseBoundedJson(text: string): unknown {
  if (isTooDeep(text)) throw new SyntaxError('nested too deeply')
  return JSON.parse(text)
}

function isTooDeep(text: string): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (inString) {
      if (unit === 0x5c) at += 1
      if (unit === 0x22) inString = false
      continue
    }
    if (unit === 0x22) inString = true
    if (unit === 0x5b || unit === 0x7b) depth += 1
    if (unit === 0x5d || unit === 0x7d) depth -= 1
    if (depth > DEEPEST) return true
  }
  return false
}

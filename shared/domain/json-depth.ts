/**
 * Does a JSON text nest deeper than `most` levels? One pass, without parsing. Reading or writing such
 * a text back can overflow the stack of whoever does it.
 */
export function isNestedDeeper(text: string, most: number): boolean {
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
    if (depth > most) return true
  }
  return false
}

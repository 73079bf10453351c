import { plainText } from '../../../shared/domain/plain-text.ts'

// Codes and messages go to the page and into logs: bounded, and without characters that hide.

const LONGEST_CODE = 16
const LONGEST_MESSAGE = 300

/** An exchange code as text, be it a number or a text on the wire; `''` when there is none. */
export function codeText(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return ''
  return plainText(String(value), LONGEST_CODE)
}

/** What the exchange says in words; `''` when it says nothing. */
export function messageText(value: unknown): string {
  return typeof value === 'string' ? plainText(value, LONGEST_MESSAGE) : ''
}

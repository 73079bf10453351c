import { parseDecimal, toText } from '../../../shared/domain/decimal.ts'

/**
 * One text for drafts that mean the same: amounts count by their value, `0.10` as `0.1`. Drafts come
 * through one schema, which lays their fields in one order.
 */
export function draftText(draft: object): string {
  return JSON.stringify(draft, (_name, value: unknown) =>
    typeof value === 'string' ? plainAmount(value) : value,
  )
}

function plainAmount(text: string): string {
  const value = parseDecimal(text)
  return value === null ? text : toText(value)
}

import { decimal, parseDecimal } from '../../../shared/domain/decimal.ts'

export type AmountFault = 'none' | 'empty' | 'not-positive' | 'too-much'

/** What is wrong with a typed amount; `largest` `null`: the limit is not known, the exchange judges. */
export function amountFault(text: string, largest: string | null): AmountFault {
  if (text.trim() === '') return 'empty'
  const amount = parseDecimal(text)
  if (amount === null || amount.lte(0)) return 'not-positive'
  return largest !== null && amount.gt(decimal(largest)) ? 'too-much' : 'none'
}

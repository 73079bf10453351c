import Big from 'big.js'
import { type Decimal, type DecimalString, toText } from '../../domain/decimal.ts'

/** A figure that is over its limit, for people: rounded up, so that it never looks as if it fitted. */
export function overText(value: Decimal, digits = 2): DecimalString {
  return toText(value.round(digits, Big.roundUp))
}

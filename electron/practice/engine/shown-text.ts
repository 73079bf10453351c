import { type Fixed, fixedText, roundTo, stepOf } from './fixed.ts'

/** For figures that come from a division: eight decimals, halves away from zero. */
export function shownText(value: Fixed): string {
  return fixedText(roundTo(value, stepOf(8)))
}

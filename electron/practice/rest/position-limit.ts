import { decimal, floorToStep, toText } from '../../../shared/domain/decimal.ts'
import { isInverse } from '../../../shared/domain/instrument.ts'
import { MOST_SUB_ACCOUNTS } from '../accounts/sub-accounts.ts'
import type { Engine } from '../engine/queries.ts'
import type { PracticeInstrument } from '../market/instrument-row.ts'

/** The largest value of one position, quote coin: where the last tier ends. */
export function largestValue(instrument: PracticeInstrument): string {
  return instrument.tiers.at(-1)?.maxTierValue ?? '0'
}

/** The same in the unit of the instrument's orders, at the present mark price. */
export function largestQuantity(engine: Engine, instrument: PracticeInstrument): string {
  const value = decimal(largestValue(instrument))
  const step = decimal(instrument.row.quantityMultiplier ?? instrument.row.minOrderQty)
  if (isInverse(instrument.category)) return toText(floorToStep(value, step))
  const ticker = engine.ticker(instrument)
  const price = decimal(ticker?.markPrice ?? ticker?.lastPrice ?? instrument.startPrice)
  return toText(floorToStep(value.div(price), step))
}

/** What a main account and as many sub-accounts as it may have can hold: nothing limits their sum. */
export function familyLimit(each: string): string {
  return toText(decimal(each).times(1 + MOST_SUB_ACCOUNTS))
}

import {
  type Category,
  type InstrumentKey,
  TRADED_CATEGORIES,
  type TradedCategory,
} from '../../../shared/domain/instrument.ts'
import type { Engine } from '../engine/queries.ts'
import type { PracticeInstrument } from '../market/instrument-row.ts'
import { Refusal } from '../server/refusal.ts'
import type { Parameters } from './parameters.ts'

/** `null` for a product line in which this exchange lists nothing. */
export function tradedCategory(category: Category): TradedCategory | null {
  return TRADED_CATEGORIES.find((traded) => traded === category) ?? null
}

/** The instrument that `category` and `symbol` name; market data answers 40034 for unknown ones. */
export function marketInstrument(engine: Engine, parameters: Parameters): PracticeInstrument {
  return findInstrument(engine, parameters.category(), parameters.symbol(), '40034')
}

/** The same for trading and account calls, which answer 25100. */
export function tradedInstrument(engine: Engine, parameters: Parameters): PracticeInstrument {
  return findInstrument(engine, parameters.category(), parameters.symbol(), '25100')
}

function findInstrument(engine: Engine, category: Category, symbol: string, code: string) {
  const traded = tradedCategory(category)
  const key: InstrumentKey | null = traded === null ? null : { category: traded, symbol }
  const instrument = key === null ? null : engine.instrument(key)
  if (instrument === null) throw new Refusal(code, [symbol])
  return instrument
}

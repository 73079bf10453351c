import type { Category } from '../../../shared/domain/instrument.ts'
import type { Engine } from '../engine/queries.ts'
import type { PracticeInstrument } from '../market/instrument-row.ts'
import { Refusal } from '../server/refusal.ts'
import type { Parameters } from './parameters.ts'

/** The instrument that `category` and `symbol` name; market data answers 40034 for unknown ones. */
export function marketInstrument(engine: Engine, parameters: Parameters): PracticeInstrument {
  return findInstrument(engine, parameters.category(), parameters.symbol(), '40034')
}

/** The same for data that MARGIN has none of: it is refused with 40020. */
export function ownMarket(engine: Engine, parameters: Parameters): PracticeInstrument {
  const category = parameters.category()
  if (category === 'MARGIN') throw new Refusal('40020', [category])
  return findInstrument(engine, category, parameters.symbol(), '40034')
}

/** The same for trading and account calls, which answer 25100. */
export function tradedInstrument(engine: Engine, parameters: Parameters): PracticeInstrument {
  return findInstrument(engine, parameters.category(), parameters.symbol(), '25100')
}

function findInstrument(engine: Engine, category: Category, symbol: string, code: string) {
  const instrument = engine.instrument({ category, symbol })
  if (instrument === null) throw new Refusal(code, [symbol])
  return instrument
}

import { isFutures } from '../../../shared/domain/instrument.ts'
import type { Engine } from '../engine/queries.ts'
import type { PracticeInstrument } from '../market/instrument-row.ts'
import { collateralRatio } from '../market/instruments.ts'
import { Refusal } from '../server/refusal.ts'
import { marketInstrument } from './instrument-of.ts'
import type { Parameters } from './parameters.ts'
import { familyLimit, largestValue } from './position-limit.ts'
import { type PublicRoute, publicGet } from './route.ts'

const OI_LIMIT_PER_SECOND = 10

/** Figures that the exchange's own rules follow, Bitget pages uta/public/*. */
export function referenceDataRoutes(engine: Engine): ReadonlyArray<PublicRoute> {
  return [
    publicGet('/api/v3/market/position-tier', ({ parameters }) => tiers(engine, parameters)),
    publicGet(
      '/api/v3/market/oi-limit',
      ({ parameters }) => limits(engine, parameters),
      OI_LIMIT_PER_SECOND,
    ),
    publicGet('/api/v3/market/discount-rate', () => discountRates(engine)),
  ]
}

function tiers(engine: Engine, parameters: Parameters) {
  if (parameters.category() === 'MARGIN') {
    throw new Refusal('40034', [parameters.required('coin')])
  }
  return futuresInstrument(engine, parameters).tiers
}

/** The largest value of a position, quote coin. */
function limits(engine: Engine, parameters: Parameters) {
  const category = parameters.category()
  const wanted =
    parameters.optionalSymbol() === null
      ? engine.instruments.filter(
          (instrument) => instrument.category === category && isFutures(category),
        )
      : [futuresInstrument(engine, parameters)]
  return wanted.map((instrument) => ({
    symbol: instrument.symbol,
    notionalValue: largestValue(instrument),
    totalNotionalValue: familyLimit(largestValue(instrument)),
  }))
}

/** Share of a coin's value that counts as margin: one for all amounts. */
function discountRates(engine: Engine) {
  const names = engine.instruments
    .filter(({ category }) => category === 'SPOT')
    .flatMap(({ row }) => [row.baseCoin, row.quoteCoin])
  return [...new Set(names)].map((coin) => ({
    coin,
    list: [{ tierStartValue: '0', discountRate: collateralRatio(coin) }],
  }))
}

function futuresInstrument(engine: Engine, parameters: Parameters): PracticeInstrument {
  const category = parameters.category()
  if (!isFutures(category)) throw new Refusal('40020', [category])
  return marketInstrument(engine, parameters)
}

import { decimal, floorToStep, toText } from '../../../shared/domain/decimal.ts'
import { isFutures } from '../../../shared/domain/instrument.ts'
import type { Engine } from '../engine/queries.ts'
import { BORROW_TIERS, DAILY_INTEREST } from '../market/borrow-tiers.ts'
import { collateralRatio } from '../market/collateral.ts'
import type { PracticeInstrument } from '../market/instrument-row.ts'
import { Refusal } from '../server/refusal.ts'
import { marketInstrument } from './instrument-of.ts'
import type { Parameters } from './parameters.ts'
import { familyLimit, largestValue } from './position-limit.ts'
import { type PublicRoute, publicGet } from './route.ts'

const OI_LIMIT_PER_SECOND = 10
const DAYS_PER_YEAR = 365
const SMALLEST = decimal('0.00000001')

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
    publicGet('/api/v3/market/margin-loans', ({ parameters }) => loans(engine, parameters)),
  ]
}

/** MARGIN: of a coin's debt in USD; futures: of a symbol's position in quote coin. */
function tiers(engine: Engine, parameters: Parameters) {
  if (parameters.category() !== 'MARGIN') return futuresInstrument(engine, parameters).tiers
  borrowable(engine, parameters.required('coin').toUpperCase())
  return BORROW_TIERS
}

/** `limit`: what the highest tier allows, in the coin, at its present price. */
function loans(engine: Engine, parameters: Parameters) {
  const coin = parameters.named('coin').toUpperCase()
  borrowable(engine, coin)
  const price = decimal(
    engine.ticker({ category: 'SPOT', symbol: `${coin}USDT` })?.lastPrice ?? '1',
  )
  const most = decimal(BORROW_TIERS.at(-1)?.maxTierValue ?? '0')
  return {
    dailyInterest: DAILY_INTEREST,
    annualInterest: toText(decimal(DAILY_INTEREST).times(DAYS_PER_YEAR)),
    limit: toText(floorToStep(most.div(price), SMALLEST)),
  }
}

/** Throws 40034 for a coin that no margin pair borrows. */
function borrowable(engine: Engine, coin: string): void {
  const isLent = engine.instruments.some(
    ({ category, row }) =>
      category === 'MARGIN' && (row.baseCoin === coin || row.quoteCoin === coin),
  )
  if (!isLent) throw new Refusal('40034', [coin])
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

import { type Category, isFutures, settleCoin } from '../../../shared/domain/instrument.ts'
import type { Engine } from '../engine/queries.ts'
import type { PracticeInstrument } from '../market/instrument-row.ts'
import { Refusal } from '../server/refusal.ts'
import { classicContractRow, classicMarginRow, classicSymbolRow } from './classic-market-rows.ts'
import type { Parameters } from './parameters.ts'
import { type PublicRoute, publicGet } from './route.ts'

/** Product types of the classic API; `S…` are the older demo ones, which list nothing here. */
const PRODUCT_TYPES: Readonly<Record<string, Category | null>> = {
  'USDT-FUTURES': 'USDT-FUTURES',
  'USDC-FUTURES': 'USDC-FUTURES',
  'COIN-FUTURES': 'COIN-FUTURES',
  'SUSDT-FUTURES': null,
  'SUSDC-FUTURES': null,
  'SCOIN-FUTURES': null,
}

/**
 * The lists of the classic API that `ccxt` loads at its start: coins always, the others without
 * credentials. The same instruments as in the v3 lists, in the classic field names.
 */
export function classicMarketRoutes(engine: Engine): ReadonlyArray<PublicRoute> {
  const of = (category: Category) =>
    engine.instruments.filter((instrument) => instrument.category === category)
  return [
    publicGet('/api/v2/spot/public/coins', ({ parameters }) => coins(engine, parameters)),
    publicGet('/api/v2/spot/public/symbols', ({ parameters }) =>
      of('SPOT').filter(bySymbol(parameters)).map(classicSymbolRow),
    ),
    publicGet('/api/v2/mix/market/contracts', ({ parameters }) =>
      ofProduct(parameters, of).filter(bySymbol(parameters)).map(classicContractRow),
    ),
    publicGet('/api/v2/margin/currencies', () => of('MARGIN').map(classicMarginRow)),
  ]
}

function ofProduct(
  parameters: Parameters,
  of: (category: Category) => ReadonlyArray<PracticeInstrument>,
): ReadonlyArray<PracticeInstrument> {
  const name = parameters.named('productType').toUpperCase()
  const category = PRODUCT_TYPES[name]
  if (category === undefined) throw new Refusal('40020', [name])
  return category === null ? [] : of(category)
}

function bySymbol(parameters: Parameters): (instrument: PracticeInstrument) => boolean {
  const symbol = parameters.optionalSymbol()
  return (instrument) => symbol === null || instrument.symbol === symbol
}

/** Every coin that is traded or settles something. Nothing can be paid in or out. */
function coins(engine: Engine, parameters: Parameters) {
  const wanted = parameters.optional('coin')?.toUpperCase() ?? null
  const names = engine.instruments.flatMap((instrument) =>
    isFutures(instrument.category)
      ? [settleCoin({ ...instrument, ...instrument.row }) ?? []].flat()
      : [instrument.row.baseCoin, instrument.row.quoteCoin],
  )
  return [...new Set(names)]
    .map((coin, index) => ({
      coinId: String(index + 1),
      coin,
      transfer: 'false',
      areaCoin: 'no',
      chains: [],
    }))
    .filter(({ coin }) => wanted === null || coin === wanted)
}

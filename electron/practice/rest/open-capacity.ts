import { type Decimal, decimal, floorToStep, ONE, toText } from '../../../shared/domain/decimal.ts'
import { ORDER_TYPES, SIDES } from '../../../shared/domain/order.ts'
import type { Engine } from '../engine/queries.ts'
import type { PracticeInstrument } from '../market/instrument-row.ts'
import { Refusal } from '../server/refusal.ts'
import { tradedInstrument } from './instrument-of.ts'
import type { Parameters } from './parameters.ts'
import type { PrivateCall } from './route.ts'

const NOTHING = {
  available: '',
  maxOpen: '',
  buyOpenCost: '',
  sellOpenCost: '',
  maxBuyOpen: '',
  maxSellOpen: '',
}

/** How much an account could open, Bitget page uta/trade/Get-Max-Open-Available. */
export function openCapacity(engine: Engine, { parameters, key }: PrivateCall) {
  const instrument = tradedInstrument(engine, parameters)
  const side = parameters.requiredOneOf('side', SIDES)
  const orderType = parameters.requiredOneOf('orderType', ORDER_TYPES)
  if (instrument.category === 'SPOT') {
    const coin = side === 'buy' ? instrument.row.quoteCoin : instrument.row.baseCoin
    return { ...NOTHING, available: availableOf(engine, key.accountId, coin) }
  }
  const available = availableOf(engine, key.accountId, instrument.row.quoteCoin)
  const buyPrice = openPrice(engine, instrument, orderType, parameters, 'ask')
  const sellPrice = openPrice(engine, instrument, orderType, parameters, 'bid')
  const perValue = costPerValue(engine, key.accountId, instrument)
  const size = parameters.decimal('size')
  const cost = (price: Decimal) => (size === null ? '' : toText(size.times(price).times(perValue)))
  const step = decimal(instrument.row.quantityMultiplier ?? instrument.row.minOrderQty)
  const most = (price: Decimal) =>
    toText(floorToStep(decimal(available).div(price.times(perValue)), step))
  return {
    ...NOTHING,
    available,
    buyOpenCost: cost(buyPrice),
    sellOpenCost: cost(sellPrice),
    maxBuyOpen: most(buyPrice),
    maxSellOpen: most(sellPrice),
  }
}

/** Margin and taker fee for one quote coin of order value. */
function costPerValue(engine: Engine, accountId: string, instrument: PracticeInstrument): Decimal {
  const leverage = engine.leverage(accountId, instrument)
  const fee = engine.feeRates(accountId, instrument)?.taker ?? instrument.row.takerFeeRate
  return ONE.div(decimal(leverage ?? '1')).plus(decimal(fee))
}

/** The limit price, or for a market order the best price on the side that it would take. */
function openPrice(
  engine: Engine,
  instrument: PracticeInstrument,
  orderType: string,
  parameters: Parameters,
  side: 'ask' | 'bid',
): Decimal {
  if (orderType === 'limit') {
    const price = parameters.decimal('price')
    if (price?.gt(0)) return price
    throw new Refusal('400172')
  }
  const ticker = engine.ticker(instrument)
  const best = side === 'ask' ? ticker?.askPrice : ticker?.bidPrice
  if (best === null || best === undefined) throw new Refusal('25209')
  return decimal(best)
}

function availableOf(engine: Engine, accountId: string, coin: string): string {
  const account = engine.account(accountId)
  const available = account?.coins.find((held) => held.coin === coin)?.available ?? '0'
  return available.startsWith('-') ? '0' : available
}

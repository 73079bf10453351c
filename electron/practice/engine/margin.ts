import { collateralRatio } from '../market/instruments.ts'
import { type Fixed, fixed, least, most, over, times } from './fixed.ts'
import { anyPosition, sideOfPosition, unrealised } from './position.ts'
import {
  type Account,
  type EngineState,
  type LeverageState,
  type LiveOrder,
  type Market,
  remaining,
} from './state.ts'
import type { Terms } from './terms.ts'

// The figures of pages "Get Account Assets" and "Unified Account Introduction": equity and what is
// free for margin count unrealised profit; spot cannot be bought with it. A loss is always held back.

const DEFAULT_LEVERAGE = fixed('10')
export const SETTLE_COIN = 'USDT'

/** What was set for a futures symbol, or the default: 10 crossed. */
export function leveragesOf(account: Account, market: Market): LeverageState {
  const known = account.leverages.get(market.id)
  if (known !== undefined) return known
  const leverage = least(DEFAULT_LEVERAGE, market.terms.maxLeverage)
  return { marginMode: 'crossed', crossed: leverage, long: leverage, short: leverage }
}

export function leverageOf(account: Account, market: Market): Fixed {
  return leveragesOf(account, market).crossed
}

/** Maintenance rate of the tier that a position value falls into. */
export function maintenanceRate(terms: Terms, value: Fixed): Fixed {
  const tier = terms.tiers.find((candidate) => value <= candidate.maxValue) ?? terms.tiers.at(-1)
  return tier?.maintenanceRate ?? 0n
}

/** The largest position value that `leverage` allows, quote coin; `null` when no tier allows it. */
export function largestValue(terms: Terms, leverage: Fixed): Fixed | null {
  return terms.tiers.findLast((tier) => tier.leverage >= leverage)?.maxValue ?? null
}

/** Spot money tied up by one open order, in the coin it would pay with. */
function spotHold(order: LiveOrder): { readonly coin: string; readonly amount: Fixed } {
  if (order.side === 'sell') return { coin: order.market.base, amount: remaining(order) }
  return { coin: order.market.quote, amount: times(order.price ?? 0n, remaining(order)) }
}

export function lockedOf(account: Account, coin: string): Fixed {
  let sum = 0n
  for (const order of account.open.values()) {
    if (order.market.isFutures) continue
    const hold = spotHold(order)
    if (hold.coin === coin) sum += hold.amount
  }
  return sum
}

/** Initial margin of one perpetual's open orders: the dearer side, without what would only close. */
export function orderMargin(account: Account, market: Market, extra: OrderLike | null): Fixed {
  const position = anyPosition(account, market)
  let dearer = 0n
  for (const side of ['buy', 'sell'] as const) {
    let free = position !== undefined && position.side !== sideOfPosition(side) ? position.size : 0n
    let value = 0n
    const take = (price: Fixed, quantity: Fixed) => {
      const closing = least(free, quantity)
      free -= closing
      value += times(price, quantity - closing)
    }
    for (const order of account.open.values()) {
      if (order.market !== market || order.side !== side || order.reduceOnly) continue
      take(order.price ?? 0n, remaining(order))
    }
    if (extra !== null && extra.side === side) take(extra.price, extra.quantity)
    dearer = most(dearer, value)
  }
  return over(dearer, leverageOf(account, market))
}

export interface OrderLike {
  readonly side: LiveOrder['side']
  readonly price: Fixed
  readonly quantity: Fixed
}

export interface AccountFigures {
  readonly equity: Fixed
  readonly effectiveEquity: Fixed
  readonly unrealised: Fixed
  readonly positionMargin: Fixed
  readonly orderMargin: Fixed
  readonly maintenance: Fixed
  readonly positionValue: Fixed
}

/** All amounts in the settle coin, which counts as US dollars. */
export function figuresOf(state: EngineState, account: Account): AccountFigures {
  let profit = 0n
  let positionMargin = 0n
  let maintenance = 0n
  let positionValue = 0n
  for (const position of account.positions.values()) {
    const { market } = position
    const value = times(market.markPrice, position.size)
    profit += unrealised(position, market.markPrice)
    positionMargin += over(position.entryValue, leverageOf(account, market))
    maintenance += times(value, maintenanceRate(market.terms, value))
    positionValue += value
  }
  let equity = profit
  let effectiveEquity = profit
  for (const [coin, balance] of account.balances) {
    const value = times(balance, usdPrice(state, coin))
    equity += value
    effectiveEquity += times(value, fixed(collateralRatio(coin)))
  }
  const margins = [...futuresWithOrders(account)].map((market) =>
    orderMargin(account, market, null),
  )
  return {
    equity,
    effectiveEquity,
    unrealised: profit,
    positionMargin,
    orderMargin: margins.reduce((sum, margin) => sum + margin, 0n),
    maintenance,
    positionValue,
  }
}

/** Free for trading, as the account shows it: of the settle coin what is free for margin. Never negative. */
export function availableOf(state: EngineState, account: Account, coin: string): Fixed {
  return most(
    freeOf(state, account, coin, (profit) => profit),
    0n,
  )
}

/** Free for buying or selling spot: unrealised profit does not count, unrealised loss does. */
export function spendableOf(state: EngineState, account: Account, coin: string): Fixed {
  return most(
    freeOf(state, account, coin, (profit) => least(profit, 0n)),
    0n,
  )
}

function freeOf(
  state: EngineState,
  account: Account,
  coin: string,
  counted: (profit: Fixed) => Fixed,
): Fixed {
  const free = (account.balances.get(coin) ?? 0n) - lockedOf(account, coin)
  if (coin !== SETTLE_COIN) return free
  const { positionMargin, orderMargin: orders, unrealised: profit } = figuresOf(state, account)
  return free - positionMargin - orders + counted(profit)
}

/** Price of a coin in the settle coin: the last spot price, 1 for the settle coin itself. */
export function usdPrice(state: EngineState, coin: string): Fixed {
  if (coin === SETTLE_COIN) return fixed('1')
  return state.markets.get(`SPOT:${coin}${SETTLE_COIN}`)?.lastPrice ?? 0n
}

function futuresWithOrders(account: Account): Set<Market> {
  const markets = new Set<Market>()
  for (const order of account.open.values()) if (order.market.isFutures) markets.add(order.market)
  return markets
}

/**
 * The mark price at which this position alone would bring the account to its maintenance margin,
 * everything else unchanged. `null`: no price above zero does.
 */
export function liquidationPrice(
  state: EngineState,
  account: Account,
  market: Market,
): Fixed | null {
  const position = anyPosition(account, market)
  if (position === undefined || position.size === 0n) return null
  const { effectiveEquity, maintenance } = figuresOf(state, account)
  const value = times(market.markPrice, position.size)
  const rate = maintenanceRate(market.terms, value)
  const buffer = effectiveEquity - (maintenance - times(value, rate))
  const one = fixed('1')
  // Long: buffer - (mark - p) * size = p * size * rate, and the other way round for a short.
  const price =
    position.side === 'long'
      ? over(value - buffer, times(position.size, one - rate))
      : over(value + buffer, times(position.size, one + rate))
  return price > 0n ? price : null
}

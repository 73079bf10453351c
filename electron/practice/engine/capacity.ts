import type { OpenCapacity } from './account-records.ts'
import { ratioOf, usdPrice } from './coin-price.ts'
import { type AccountFigures, figuresOf } from './figures.ts'
import { type Fixed, fixedText, floorTo, most, over, parseFixed, times, UNIT } from './fixed.ts'
import { coinLeverageOf, largestValue, leverageOf, leveragesOf } from './leverage.ts'
import { spendableOf } from './margin.ts'
import { opposite } from './order-book.ts'
import { positionOn, sideOfPosition } from './position.ts'
import type { CapacityQuestion } from './queries.ts'
import type { Account, EngineState, Market } from './state.ts'
import { quoteValue, settleValue } from './value.ts'

const NOTHING: OpenCapacity = {
  available: '0',
  maxOpen: null,
  buyOpenCost: null,
  sellOpenCost: null,
  maxBuyOpen: null,
  maxSellOpen: null,
}

/** How much an account could still open (page "Get Max Open Available"). `null`: there is no price. */
export function capacityOf(
  state: EngineState,
  account: Account,
  market: Market,
  isMargin: boolean,
  question: CapacityQuestion,
): OpenCapacity | null {
  const figures = figuresOf(state, account)
  if (market.isFutures) return futuresCapacity(state, account, market, figures, question)
  const coin = question.side === 'buy' ? market.quote : market.base
  const own = spendableOf(state, figures, coin)
  const available = fixedText(own)
  if (!isMargin) return { ...NOTHING, available }
  const received = question.side === 'buy' ? market.base : market.quote
  const largest = borrowedCapacity(state, account, figures, { coin, received, own })
  return { ...NOTHING, available, maxOpen: fixedText(largest) }
}

/** The largest V with: free >= V x (1 - discount of what is received) + (V - own) / (leverage - 1). */
function borrowedCapacity(
  state: EngineState,
  account: Account,
  figures: AccountFigures,
  { coin, received, own }: { coin: string; received: string; own: Fixed },
): Fixed {
  const price = usdPrice(state, coin)
  const more = coinLeverageOf(account, coin) - UNIT
  if (price === 0n || more <= 0n) return own
  const perUnit = UNIT - ratioOf(received) + over(UNIT, more)
  const value = over(figures.free + over(times(own, price), more), perUnit)
  return most(own, floorTo(most(over(value, price), 0n), 10n ** 10n))
}

function futuresCapacity(
  state: EngineState,
  account: Account,
  market: Market,
  figures: AccountFigures,
  question: CapacityQuestion,
): OpenCapacity | null {
  const price = usdPrice(state, market.settle)
  const free = most(figures.free, 0n)
  const available = price === 0n ? 0n : over(free, price)
  const size = question.size === null ? null : parseFixed(question.size)
  const sides = {
    buy: openPrice(market, question, 'buy'),
    sell: openPrice(market, question, 'sell'),
  }
  if (sides.buy === null || sides.sell === null) return null
  const cost = (side: 'buy' | 'sell', at: Fixed) =>
    size === null
      ? null
      : fixedText(times(settleValue(market, at, size), costRate(account, market, side)))
  const largest = (side: 'buy' | 'sell', at: Fixed) =>
    fixedText(largestOpen(account, market, side, at, available))
  return {
    ...NOTHING,
    available: fixedText(available),
    buyOpenCost: cost('buy', sides.buy),
    sellOpenCost: cost('sell', sides.sell),
    maxBuyOpen: largest('buy', sides.buy),
    maxSellOpen: largest('sell', sides.sell),
  }
}

/** Margin and taker fee for one coin of order value. */
function costRate(account: Account, market: Market, side: 'buy' | 'sell'): Fixed {
  return over(UNIT, leverageFor(account, market, side)) + market.terms.takerFee
}

function leverageFor(account: Account, market: Market, side: 'buy' | 'sell'): Fixed {
  const { marginMode } = leveragesOf(account, market)
  return leverageOf(account, market, marginMode, sideOfPosition(side))
}

function largestOpen(
  account: Account,
  market: Market,
  side: 'buy' | 'sell',
  price: Fixed,
  available: Fixed,
): Fixed {
  const { terms } = market
  const value = over(available, costRate(account, market, side))
  const affordable = market.isInverse ? times(value, price) : over(value, price)
  const limit = largestValue(terms.tiers, leverageFor(account, market, side))
  if (limit === null) return floorTo(affordable, terms.step)
  const held = positionOn(account, market, sideOfPosition(side))?.size ?? 0n
  const room = most(limit - quoteValue(market, market.markPrice, held), 0n)
  const allowed = market.isInverse ? room : over(room, price)
  return floorTo(affordable < allowed ? affordable : allowed, terms.step)
}

/** The limit price, or for a market order the best price on the side that it would take. */
function openPrice(
  market: Market,
  { orderType, price }: CapacityQuestion,
  side: 'buy' | 'sell',
): Fixed | null {
  const read = orderType === 'limit' && price !== null ? parseFixed(price) : null
  const found = read ?? market.book.best(opposite(side))
  return found === null || found <= 0n ? null : found
}

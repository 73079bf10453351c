import { positionCountRefusal } from './check-direction.ts'
import { type ReadOrder, refuse } from './check-order.ts'
import { usdPrice } from './coin-price.ts'
import { type AccountFigures, figuresOf, type OrderChange } from './figures.ts'
import { type Fixed, times, UNIT } from './fixed.ts'
import { coinLeverageOf, largestValue, leverageOf } from './leverage.ts'
import { shortOfCoin, spendableOf } from './margin.ts'
import { opposite } from './order-book.ts'
import type { OrderRequest } from './order-commands.ts'
import type { HeldOrder } from './order-margin.ts'
import { closingPart, isClosing, positionOn, sideOfPosition } from './position.ts'
import type { Refusal } from './queries.ts'
import { type Account, type EngineState, type LiveOrder, type Market, remaining } from './state.ts'
import { quoteValue, settleValue } from './value.ts'

const NO_BALANCE = refuse('25202', 'Insufficient balance')
const NO_MARGIN = refuse('25203', 'Insufficient margin')

/** What an order asks of the account, as if it rested whole; market orders at the best price. */
function heldOrder(market: Market, request: OrderRequest, order: ReadOrder): HeldOrder {
  const best = market.book.best(opposite(request.side))
  return {
    ...request,
    market,
    price: order.price ?? best ?? market.markPrice,
    quantity: order.quantity,
    amount: order.amount,
    filled: 0n,
    filledValue: 0n,
  }
}

/** Money for one order that is to come; on futures the size that its position may have, too. */
export function moneyRefusal(
  state: EngineState,
  account: Account,
  market: Market,
  request: OrderRequest,
  order: ReadOrder,
): Refusal | null {
  const held = heldOrder(market, request, order)
  if (!market.isFutures) return heldRefusal(state, account, held, null)
  const left = remaining(held)
  const opening = left - closingPart(account, market, held, left)
  if (opening === 0n) return null
  const side = held.positionSide ?? sideOfPosition(held.side)
  const isFirst = positionOn(account, market, side) === undefined
  return (
    (isFirst ? positionCountRefusal(account, market) : null) ??
    sizeRefusal(account, held, opening, null) ??
    heldRefusal(state, account, held, null)
  )
}

/** Money for a changed order in the place of the one that rests. */
export function changeRefusal(
  state: EngineState,
  order: LiveOrder,
  price: Fixed,
  quantity: Fixed,
): Refusal | null {
  if (order.account.role === 'house') return null
  const { market, account } = order
  const { category, side, positionSide, reduceOnly, marginMode, amount } = order
  const shape = { market, category, side, positionSide, reduceOnly, marginMode, amount }
  const held = { ...shape, price, quantity: quantity - order.filled, filled: 0n, filledValue: 0n }
  if (market.isFutures && isClosing(order)) return null
  const left = held.quantity
  const opening = market.isFutures ? left - closingPart(account, market, held, left) : 0n
  const tooLarge = opening === 0n ? null : sizeRefusal(account, { ...held, price }, opening, order)
  return tooLarge ?? heldRefusal(state, account, held, order)
}

function heldRefusal(
  state: EngineState,
  account: Account,
  extra: HeldOrder,
  without: LiveOrder | null,
): Refusal | null {
  const change: OrderChange = without === null ? { extra } : { extra, without }
  const figures = figuresOf(state, account, change)
  if (extra.market.isFutures) return futuresRefusal(state, account, figures, extra, without)
  if (extra.category === 'MARGIN') return marginRefusal(account, figures, extra)
  return spotRefusal(state, account, extra, without)
}

/** What is missing is borrowed, as far as the account's margin and the coin's leverage let it. */
function marginRefusal(
  account: Account,
  figures: AccountFigures,
  { market, side }: HeldOrder,
): Refusal | null {
  const coin = side === 'buy' ? market.quote : market.base
  const row = figures.coins.get(coin)
  const borrows = row !== undefined && row.locked > row.balance
  if (borrows && coinLeverageOf(account, coin) <= UNIT) return NO_MARGIN
  return figures.free < 0n ? NO_MARGIN : null
}

function spotRefusal(
  state: EngineState,
  account: Account,
  extra: HeldOrder,
  without: LiveOrder | null,
): Refusal | null {
  const { market, side } = extra
  const needed =
    side === 'sell'
      ? remaining(extra)
      : (extra.amount ?? times(extra.price ?? 0n, remaining(extra)))
  const before = figuresOf(state, account, without === null ? {} : { without })
  const spendable = spendableOf(state, before, side === 'buy' ? market.quote : market.base)
  return needed > spendable ? NO_BALANCE : null
}

/** Margin and the taker's fee for what opens. Isolated margin must be there in the coin itself. */
function futuresRefusal(
  state: EngineState,
  account: Account,
  figures: AccountFigures,
  extra: HeldOrder,
  without: LiveOrder | null,
): Refusal | null {
  const { market } = extra
  const left = remaining(extra)
  const opening = left - closingPart(account, market, extra, left)
  if (opening === 0n) return null
  const value = settleValue(market, extra.price ?? market.markPrice, opening)
  // A change has paid no fee yet, and had to show none that it can pay when it was placed.
  const fee = without === null ? times(value, market.terms.takerFee) : 0n
  if (figures.free < times(fee, usdPrice(state, market.settle))) return NO_MARGIN
  if (extra.marginMode === 'crossed') return null
  return shortOfCoin(figures, market.settle, fee) ? NO_MARGIN : null
}

/** Position, resting orders of the same side and this order together, against the tier's limit. */
function sizeRefusal(
  account: Account,
  extra: HeldOrder,
  opening: Fixed,
  without: LiveOrder | null,
): Refusal | null {
  const { market, marginMode } = extra
  const side = extra.positionSide ?? sideOfPosition(extra.side)
  const position = positionOn(account, market, side)
  let value = quoteValue(market, extra.price ?? market.markPrice, opening)
  value += quoteValue(market, market.markPrice, position?.size ?? 0n)
  for (const other of account.open.values()) {
    if (other === without || other.market !== market || other.side !== extra.side) continue
    if (!isClosing(other)) value += quoteValue(market, other.price ?? 0n, remaining(other))
  }
  const most = largestValue(market.terms.tiers, leverageOf(account, market, marginMode, side))
  return most !== null && value > most
    ? refuse('25230', 'Order quantity exceeds the maximum open quantity')
    : null
}

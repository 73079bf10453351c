import { accountRefusal } from './check-account.ts'
import { holdModeRefusal, marginModeOf } from './check-direction.ts'
import { readOrder, refuse } from './check-order.ts'
import { readPresets } from './exits-preset.ts'
import { noteArrival } from './explain-facts.ts'
import { marketFor } from './find.ts'
import { tellMarginMode } from './margin-mode.ts'
import { crosses, matchOrder } from './matching.ts'
import { createOrder } from './new-order.ts'
import { opposite } from './order-book.ts'
import type { OrderRequest } from './order-commands.ts'
import { endOrder, rest, tellOrder } from './order-life.ts'
import type { DelegateType } from './order-records.ts'
import type { OrderIds, Refusal } from './queries.ts'
import { displacedReduceOnly, dropExcessClosing } from './reduce-only.ts'
import {
  type Account,
  type Effects,
  type EngineState,
  type LiveOrder,
  nextId,
  remaining,
} from './state.ts'

interface Entry {
  readonly delegateType?: DelegateType
  /** It missed its receive window. */
  readonly isLate?: boolean
}

/**
 * Takes in one order: checks, accepts, matches, rests or ends it. A refusal leaves no trace. Beside
 * what the client hears it returns the order's id.
 */
export function placeOrder(
  state: EngineState,
  account: Account,
  request: OrderRequest,
  effects: Effects,
  { delegateType = 'normal', isLate = false }: Entry = {},
): { refusal: Refusal } | { ids: OrderIds; orderId: string } {
  const market = marketFor(state, request)
  if (market === null) {
    return { refusal: refuse('25100', `Trading pair ${request.symbol} does not exist`) }
  }
  const wrongSide = holdModeRefusal(account, market, request)
  if (wrongSide !== null) return { refusal: wrongSide }
  const read = readOrder(request, market)
  if ('code' in read) return { refusal: read }
  const exits = readPresets(request, market, read.price)
  if ('code' in exits) return { refusal: exits }
  const refusal = accountRefusal(state, account, market, request, read)
  if (refusal !== null) return { refusal }
  const reduceOnly = market.isFutures && request.positionSide === null && request.reduceOnly
  const displaced =
    reduceOnly && !isLate ? displacedReduceOnly(account, market, request, read.quantity ?? 0n) : []
  for (const older of displaced) endOrder(state, older, 'modify_limit_order', effects)
  const order = createOrder(state, account, market, {
    category: request.category,
    clientOid: request.clientOid,
    side: request.side,
    orderType: request.orderType,
    timeInForce: request.orderType === 'market' ? 'ioc' : request.timeInForce,
    reduceOnly,
    positionSide: request.positionSide,
    marginMode: marginModeOf(account, market, request),
    stpMode: request.stpMode,
    delegateType,
    ...read,
    ...exits,
  })
  tellMarginMode(account, market, order.marginMode, effects)
  if (isLate) dropLate(state, order, effects)
  else enter(state, order, effects)
  dropExcessClosing(state, account, market, effects)
  const orderId = displaced.length > 0 ? null : order.orderId
  return { ids: { orderId, clientOid: order.clientOid }, orderId: order.orderId }
}

/** Accepted, and gone before it meets the book: one `cancelled` (page "Order Channel"). */
function dropLate(state: EngineState, order: LiveOrder, effects: Effects): void {
  noteArrival(order, state.nowMs)
  endOrder(state, order, 'cancel_receiveWindow', effects)
}

/** The life of an accepted order until it rests or ends (states of page "Best Practices"). */
function enter(state: EngineState, order: LiveOrder, effects: Effects): void {
  noteArrival(order, state.nowMs)
  tellOrder(order, effects)
  const best = order.market.book.best(opposite(order.side))
  const wouldTake = best !== null && crosses(order, best)
  if (order.timeInForce === 'post_only' && wouldTake) {
    endOrder(state, order, 'post_only_fill_cancel', effects)
    return
  }
  if (order.timeInForce === 'fok' && !isWhollyFillable(order)) {
    endOrder(state, order, 'fok_not_full_cancel', effects)
    return
  }
  matchOrder(state, order, effects)
  if (order.status === 'filled' || order.status === 'cancelled') return
  if (order.timeInForce === 'gtc' || order.timeInForce === 'post_only') rest(order, effects)
  else endOrder(state, order, 'ioc_not_full_cancel', effects)
}

function isWhollyFillable(order: LiveOrder): boolean {
  const { book } = order.market
  if (order.price === null) return true
  const isOwn = (maker: LiveOrder) => order.stpMode !== 'none' && maker.account === order.account
  return book.availableTo(order.side, order.price, remaining(order), isOwn) >= remaining(order)
}

/** Matches and rests an order whose price or size was changed and that lost its place in line. */
export function reenter(state: EngineState, order: LiveOrder, effects: Effects): void {
  order.priority = BigInt(nextId(state))
  noteArrival(order, state.nowMs)
  const best = order.market.book.best(opposite(order.side))
  if (order.timeInForce === 'post_only' && best !== null && crosses(order, best)) {
    rest(order, effects)
    endOrder(state, order, 'post_only_fill_cancel', effects)
    return
  }
  tellOrder(order, effects)
  matchOrder(state, order, effects)
  if (order.status !== 'filled' && order.status !== 'cancelled') rest(order, effects)
}

import { accountRefusal, displacedReduceOnly } from './check-account.ts'
import { type ReadOrder, readOrder, refuse } from './check-order.ts'
import type { OrderRequest } from './commands.ts'
import { crosses, matchOrder } from './matching.ts'
import { opposite } from './order-book.ts'
import { endOrder, rest, tellOrder } from './order-life.ts'
import { anyPosition } from './position.ts'
import type { OrderIds, Refusal } from './queries.ts'
import {
  type Account,
  type Effects,
  type EngineState,
  type LiveOrder,
  type Market,
  nextId,
  remaining,
} from './state.ts'

/** Takes in one order: checks, accepts, matches, rests or ends it. A refusal leaves no trace. */
export function placeOrder(
  state: EngineState,
  account: Account,
  request: OrderRequest,
  effects: Effects,
): { refusal: Refusal } | { ids: OrderIds } {
  const market = state.markets.get(`${request.category}:${request.symbol}`)
  if (market === undefined) {
    return { refusal: refuse('25100', `Trading pair ${request.symbol} does not exist`) }
  }
  const read = readOrder(request, market)
  if ('code' in read) return { refusal: read }
  const refusal = accountRefusal(state, account, market, request, read)
  if (refusal !== null) return { refusal }
  const displaced =
    request.reduceOnly && market.isFutures
      ? displacedReduceOnly(account, market, read.quantity ?? 0n)
      : []
  for (const older of displaced) endOrder(state, older, 'modify_limit_order', effects)
  const order = newOrder(state, account, market, request, read)
  enter(state, order, effects)
  dropExcessReduceOnly(state, account, market, effects)
  const orderId = displaced.length > 0 ? null : order.orderId
  return { ids: { orderId, clientOid: order.clientOid } }
}

function newOrder(
  state: EngineState,
  account: Account,
  market: Market,
  request: OrderRequest,
  read: ReadOrder,
): LiveOrder {
  const orderId = nextId(state)
  return {
    account,
    market,
    category: request.category,
    orderId,
    clientOid: request.clientOid ?? nextId(state),
    side: request.side,
    orderType: request.orderType,
    timeInForce: request.orderType === 'market' ? 'ioc' : request.timeInForce,
    reduceOnly: market.isFutures && request.reduceOnly,
    positionSide: request.positionSide,
    marginMode: request.marginMode,
    stpMode: request.stpMode,
    tradeSide: market.isFutures ? (request.side === 'buy' ? 'buy_single' : 'sell_single') : null,
    delegateType: 'normal',
    createdAtMs: state.nowMs,
    takeProfit: null,
    stopLoss: null,
    requestId: null,
    price: read.price,
    quantity: read.quantity,
    amount: read.amount,
    filled: 0n,
    filledValue: 0n,
    fee: 0n,
    realised: 0n,
    status: 'new',
    cancelReason: null,
    priority: BigInt(orderId),
    updatedAtMs: state.nowMs,
  }
}

/** The life of an accepted order until it rests or ends (states of page "Best Practices"). */
function enter(state: EngineState, order: LiveOrder, effects: Effects): void {
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

/** Reduce-only orders must not be larger than what is left to reduce: the newest go first. */
export function dropExcessReduceOnly(
  state: EngineState,
  account: Account,
  market: Market,
  effects: Effects,
): void {
  if (!market.isFutures) return
  const touched = new Set<Account>([account, ...effects.accounts])
  for (const owner of touched) {
    const size = anyPosition(owner, market)?.size ?? 0n
    let kept = 0n
    const orders = [...owner.open.values()].filter(
      (order) => order.market === market && order.reduceOnly,
    )
    for (const order of orders) {
      if (kept + remaining(order) > size) endOrder(state, order, 'back_contract_cancel', effects)
      else kept += remaining(order)
    }
  }
}

/** Matches and rests an order whose price or size was changed and that lost its place in line. */
export function reenter(state: EngineState, order: LiveOrder, effects: Effects): void {
  order.priority = BigInt(nextId(state))
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

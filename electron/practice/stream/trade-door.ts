import type { PracticeKey } from '../accounts/practice-key.ts'
import { requirePermission } from '../auth/scope.ts'
import type { OrderIds } from '../engine/queries.ts'
import type { Exchange } from '../host/untimed-command.ts'
import { checkBatch, type ItemResult, onceEach, runItems } from '../rest/batch-items.ts'
import { cancelOrder, modifyOrder, placeOrder } from '../rest/order-actions.ts'
import type { Parameters } from '../rest/parameters.ts'
import type { RateLimits } from '../server/rate-limits.ts'
import { Refusal } from '../server/refusal.ts'
import type { ServerClock } from '../server/server-clock.ts'
import { missesReceiveWindow } from './receive-window.ts'
import {
  parseTradeRequest,
  TRADE_TOPICS,
  type TradeMessage,
  type TradeRequest,
  type TradeTopic,
} from './trade-request.ts'

export interface TradeDoorParts {
  readonly exchange: Exchange
  readonly clock: ServerClock
  /** Shared with REST: the same call counts once, wherever it came in. */
  readonly limits: RateLimits
}

/** What answers an accepted request, without the connection's own parts. */
export interface TradeReply {
  readonly topic: TradeTopic
  readonly category?: string
  readonly args: ReadonlyArray<Readonly<Record<string, unknown>>>
  /** Unix microseconds; the pages put them into each argument and one client reads them here. */
  readonly receiveTime: string
  readonly pushTime: string
  readonly rateLimit: ReadonlyArray<{ readonly limit: string; readonly remaining: string }>
}

/**
 * Carries out one `op: "trade"` of a key that is logged in. Throws a Refusal when the whole request is
 * refused; items of a batch succeed and fail one by one.
 */
export function trade(parts: TradeDoorParts, key: PracticeKey, message: TradeMessage): TradeReply {
  const receivedUs = parts.clock.nowUs()
  requirePermission(key, 'trade-write')
  const request = parseTradeRequest(message)
  const { path, perSecond, isBatch } = TRADE_TOPICS[request.topic]
  const verdict = parts.limits.take(path, key.accountId, perSecond, parts.clock.nowMs())
  if (!verdict.allowed) throw new Refusal('429')
  const run = action(parts, key.accountId, request)
  const rows = isBatch ? batchRows(request, run) : [singleRow(request, run)]
  const times = { receiveTime: String(receivedUs), pushTime: String(parts.clock.nowUs()) }
  const { topic, category } = request
  const isPlacing = topic === 'place-order' || topic === 'batch-place'
  return {
    topic,
    ...(isPlacing && category !== null ? { category: category.toLowerCase() } : {}),
    args: rows.map((row) => ({
      ...row,
      ...(topic === 'place-order' ? { cTime: String(parts.clock.nowMs()) } : {}),
      ...times,
    })),
    ...times,
    rateLimit: [{ limit: String(perSecond), remaining: String(verdict.remaining) }],
  }
}

type Run = (item: Parameters) => OrderIds

function action(
  { exchange, clock }: TradeDoorParts,
  accountId: string,
  { topic }: TradeRequest,
): Run {
  if (topic === 'cancel-order' || topic === 'batch-cancel') {
    return (item) => cancelOrder(exchange, accountId, item)
  }
  if (topic === 'place-order' || topic === 'batch-place') {
    return (item) => placeOrder(exchange, accountId, item, missesReceiveWindow(item, clock.nowMs()))
  }
  // A modification knows no receive window (page uta/websocket/private/Modify-Order-Channel).
  const modify: Run = (item) => modifyOrder(exchange, accountId, item)
  return topic === 'batch-modify' ? onceEach(modify) : modify
}

function singleRow({ topic, items }: TradeRequest, run: Run) {
  const [item] = items
  if (item === undefined) throw new Refusal('41101', ['args'])
  const { orderId, clientOid } = run(item)
  return topic === 'place-order'
    ? { symbol: item.optionalSymbol() ?? '', orderId, clientOid }
    : { orderId, clientOid }
}

/** Top-level success says nothing about the items: each has its own code. */
function batchRows({ topic, items }: TradeRequest, run: Run) {
  checkBatch(items)
  const mixed = topic === 'batch-cancel' && items.some((item) => item.optional('orderId') !== null)
  const runOne: Run = (item) => {
    // Beside order ids a client's own ids are not looked at (page Batch-Cancel-Order-Channel).
    if (mixed && item.optional('orderId') === null) throw new Refusal('25204')
    return run(item)
  }
  return runItems(items, 'en-US', runOne).map((result, index) => {
    const symbol = items[index]?.optionalSymbol() ?? ''
    return {
      ...outcomeOf(result),
      ...(topic === 'batch-place' ? { symbol } : {}),
      ...idsOf(result),
    }
  })
}

function outcomeOf(result: ItemResult) {
  return 'code' in result ? { code: result.code, msg: result.msg } : { code: '0', msg: 'Success' }
}

function idsOf({ orderId, clientOid }: ItemResult) {
  return { orderId, clientOid }
}

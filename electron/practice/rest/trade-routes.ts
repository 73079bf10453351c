import { isFutures } from '../../../shared/domain/instrument.ts'
import { POSITION_SIDES } from '../../../shared/domain/order.ts'
import type { Exchange } from '../host/untimed-command.ts'
import { Refusal } from '../server/refusal.ts'
import { checkBatch, onceEach, runItems } from './batch-items.ts'
import { cancelOrder, cancelOrders, modifyOrder, placeOrder } from './order-actions.ts'
import type { Parameters } from './parameters.ts'
import { accepted } from './refused-outcome.ts'
import {
  type BatchCall,
  type BatchRoute,
  batchPost,
  type PrivateCall,
  type PrivateRoute,
  privatePost,
  type SignedRoute,
} from './route.ts'

const COUNTDOWN_SECONDS = { least: 5, most: 60 } as const

/** Everything that changes orders, Bitget pages uta/trade/*. */
export function tradeRoutes(exchange: Exchange): ReadonlyArray<SignedRoute> {
  const post = (name: string, perSecond: number, handle: PrivateRoute['handle']) =>
    privatePost(`/api/v3/trade/${name}`, 'trade-write', perSecond, handle)
  const batch = (name: string, perSecond: number, handle: BatchRoute['handle']) =>
    batchPost(`/api/v3/trade/${name}`, 'trade-write', perSecond, handle)
  return [
    post('place-order', 10, ({ key, parameters }) =>
      placeOrder(exchange, key.accountId, parameters),
    ),
    post('modify-order', 10, ({ key, parameters }) =>
      modifyOrder(exchange, key.accountId, parameters),
    ),
    post('cancel-order', 10, ({ key, parameters }) =>
      cancelOrder(exchange, key.accountId, parameters),
    ),
    batch('place-batch', 5, (call) => placeBatch(exchange, call)),
    batch('batch-modify-order', 10, (call) => modifyBatch(exchange, call)),
    batch('cancel-batch', 5, (call) => cancelBatch(exchange, call)),
    post('cancel-symbol-order', 5, ({ key, parameters }) => ({
      list: cancelOrders(exchange, key.accountId, parameters),
    })),
    post('close-positions', 5, (call) => closePositions(exchange, call)),
    post('countdown-cancel-all', 1, (call) => setCountdown(exchange, call)),
  ]
}

function placeBatch(exchange: Exchange, { items, key, locale }: BatchCall) {
  for (const item of items) item.required('category')
  checkBatch(items)
  return runItems(items, locale, (item) => placeOrder(exchange, key.accountId, item))
}

function modifyBatch(exchange: Exchange, { items, key, locale }: BatchCall) {
  checkBatch(items)
  const modify = (item: Parameters) => modifyOrder(exchange, key.accountId, item)
  return runItems(items, locale, onceEach(modify))
}

function cancelBatch(exchange: Exchange, { items, key, locale }: BatchCall) {
  for (const item of items) {
    item.required('category')
    item.required('symbol')
  }
  checkBatch(items)
  return runItems(items, locale, (item) => cancelOrder(exchange, key.accountId, item))
}

/** At market. Without any position: 25227. */
function closePositions(exchange: Exchange, { parameters, key }: PrivateCall) {
  const category = parameters.category()
  if (!isFutures(category)) throw new Refusal('400172')
  const outcome = exchange.execute({
    kind: 'close-positions',
    accountId: key.accountId,
    category,
    symbol: parameters.optionalSymbol(),
    side: parameters.oneOf('posSide', POSITION_SIDES),
  })
  return { list: accepted(outcome).orders }
}

/** Seconds, 5 to 60, or 0 to disarm (page uta/trade/CountDown-Cancel-All). */
function setCountdown(exchange: Exchange, { parameters, key }: PrivateCall): string {
  const text = parameters.required('countdown')
  const seconds = Number(text)
  const { least, most } = COUNTDOWN_SECONDS
  const isAllowed = seconds === 0 || (seconds >= least && seconds <= most)
  if (!/^\d+$/.test(text) || !isAllowed) throw new Refusal('40020', [text])
  accepted(exchange.execute({ kind: 'set-countdown', accountId: key.accountId, seconds }))
  return 'success'
}

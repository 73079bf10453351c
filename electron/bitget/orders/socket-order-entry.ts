import { type DeskError, invalid } from '../../../shared/domain/error.ts'
import type { Category } from '../../../shared/domain/instrument.ts'
import {
  checkBatch,
  checkBatchChange,
  checkBatchItem,
  firstOfItems,
} from '../../../shared/rules/batch-check.ts'
import { Unreadable } from '../errors/unreadable.ts'
import { type AskedItem, isTaken, parseBatch } from '../parse/batch.ts'
import { asRow } from '../parse/fields.ts'
import { parseAcknowledgement } from '../parse/trade.ts'
import type { Answer } from '../rest/answer.ts'
import { unsent } from '../rest/signed-calls.ts'
import type { WireFields } from './exit-fields.ts'
import type { BatchItem, OrderAcknowledgement, OrderEntry } from './order-entry.ts'
import { cancelArg, changeArg, placeArg, type TradeTopic } from './socket-commands.ts'
import type { SocketTrades } from './socket-trades.ts'

type Trades = Pick<SocketTrades, 'run'>

const WRONG_UNIT = invalid('unit-not-possible', 'quantity')

/**
 * Orders over the private socket. A change of exits goes over REST: the socket's commands have no
 * fields for them (page "Modify Order Channel"), and the exchange would ignore them in silence.
 * `exchangeNow` is the exchange's clock as far as it is known, Unix ms.
 */
export function createSocketOrderEntry(
  trades: Trades,
  rest: Pick<OrderEntry, 'changeOrder'>,
  exchangeNow: () => number,
): OrderEntry {
  return {
    placeOrder(draft, clientOid, clickedAtMs) {
      const arg = placeArg({ draft, clientOid }, exchangeNow())
      if (arg === null) return unsent(WRONG_UNIT)
      return single(trades, 'place-order', draft.category, arg, { clientOid, clickedAtMs })
    },
    changeOrder(order, change, clickedAtMs) {
      if (checkBatchChange(change) !== null) return rest.changeOrder(order, change, clickedAtMs)
      const arg = changeArg({ order, change })
      return single(trades, 'modify-order', order.category, arg, { clickedAtMs })
    },
    cancelOrder: (order, clickedAtMs) =>
      single(trades, 'cancel-order', order.category, cancelArg(order), { clickedAtMs }),
    placeOrders(orders, clickedAtMs) {
      const unfit = firstOfItems(orders, ({ draft }) => checkBatchItem(draft))
      const args = orders
        .map((order) => placeArg(order, exchangeNow()))
        .filter((arg) => arg !== null)
      const wrongUnit = args.length < orders.length ? WRONG_UNIT : null
      const items = orders.map(({ draft, clientOid }) => ({ ...draft, clientOid }))
      const problem = unfit ?? wrongUnit
      const asked = orders.map(({ clientOid }) => ({ clientOid }))
      return batch(trades, 'batch-place', items, args, asked, problem, clickedAtMs)
    },
    changeOrders(changes, clickedAtMs) {
      const orders = changes.map(({ order }) => order)
      const problem = firstOfItems(changes, ({ change }) => checkBatchChange(change))
      const args = changes.map(changeArg)
      return batch(trades, 'batch-modify', orders, args, asked(orders), problem, clickedAtMs)
    },
    cancelOrders: (orders, clickedAtMs) =>
      batch(
        trades,
        'batch-cancel',
        orders,
        orders.map(cancelArg),
        asked(orders),
        null,
        clickedAtMs,
      ),
  }
}

function single(
  trades: Trades,
  topic: TradeTopic,
  category: Category,
  arg: WireFields,
  { clientOid, clickedAtMs }: { clientOid?: string; clickedAtMs: number | undefined },
): Promise<Answer<OrderAcknowledgement>> {
  return trades.run({
    ...{ topic, category, args: [arg], clickedAtMs, clientOid: clientOid ?? null },
    read: (args) => {
      const row = asRow(Array.isArray(args) ? args[0] : null, 'args')
      // The whole frame said "received": a result that says otherwise proves nothing.
      if (!isTaken(row)) throw new Unreadable('code')
      return parseAcknowledgement(row, clientOid ?? '')
    },
  })
}

/** `problem`: why these items cannot go, apart from what holds for every batch. */
function batch(
  trades: Trades,
  topic: TradeTopic,
  items: ReadonlyArray<{ readonly category: Category }>,
  args: ReadonlyArray<WireFields>,
  asked: ReadonlyArray<AskedItem>,
  problem: DeskError | null,
  clickedAtMs: number | undefined,
): Promise<Answer<ReadonlyArray<BatchItem>>> {
  const category = items[0]?.category
  const wrong = checkBatch(items) ?? problem
  if (wrong !== null) return unsent(wrong)
  if (category === undefined) return unsent(invalid('batch-size'))
  const read = (results: unknown) => parseBatch(results, asked)
  return trades.run({ topic, category, args, read, clickedAtMs, clientOid: null })
}

function asked(orders: ReadonlyArray<{ readonly orderId: string }>): ReadonlyArray<AskedItem> {
  return orders.map(({ orderId }) => ({ orderId }))
}

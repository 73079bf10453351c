import {
  type DecimalString,
  decimal,
  isMultipleOf,
  toText,
} from '../../../shared/domain/decimal.ts'
import type { DeskError } from '../../../shared/domain/error.ts'
import { NO_EXITS_CHANGE } from '../../../shared/domain/exit.ts'
import type { Instrument, InstrumentKey } from '../../../shared/domain/instrument.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { OrderChangeItem } from '../../../shared/ipc/trading-requests.ts'
import { orderError, readAmount } from '../../../shared/rules/order-error.ts'

/** Where the prices of many orders go. Positive ticks go up. */
export type PriceMove =
  | { readonly kind: 'ticks'; readonly ticks: number }
  | { readonly kind: 'price'; readonly price: DecimalString }

export interface PlannedMove {
  readonly order: Order
  readonly price: DecimalString
}

export interface MovePlan {
  readonly moves: ReadonlyArray<PlannedMove>
  /** Reduce-only and market orders, which the exchange does not change (page "Modify Order"). */
  readonly leftOut: ReadonlyArray<Order>
}

const MOST_TICKS = 100_000

/** New prices of the orders that can move. Those that would stay, or fall to nothing, are in neither list. */
export function planMove(
  orders: ReadonlyArray<Order>,
  move: PriceMove,
  find: (key: InstrumentKey) => Instrument | undefined,
): MovePlan {
  const leftOut = orders.filter((order) => order.reduceOnly || order.price === null)
  const moves = orders
    .filter((order) => !leftOut.includes(order))
    .flatMap((order): ReadonlyArray<PlannedMove> => {
      const price = movedPrice(order, move, find(order))
      return price === null ? [] : [{ order, price }]
    })
  return { moves, leftOut }
}

function movedPrice(
  order: Order,
  move: PriceMove,
  instrument: Instrument | undefined,
): DecimalString | null {
  if (order.price === null || instrument === undefined) return null
  const before = decimal(order.price)
  const tick = decimal(instrument.tickSize)
  const after = move.kind === 'price' ? decimal(move.price) : before.plus(tick.times(move.ticks))
  return after.gt(0) && !after.eq(before) ? toText(after) : null
}

/** Whole ticks as typed, 1 to 100,000; `null`: they cannot be read. */
export function readTicks(text: string): number | null {
  if (!/^\d{1,6}$/.test(text)) return null
  const ticks = Number(text)
  return ticks >= 1 && ticks <= MOST_TICKS ? ticks : null
}

/** One price for all: a number on the tick. */
export function checkOnePrice(text: string, instrument: Instrument): DeskError | null {
  const read = readAmount(text, 'price')
  if ('error' in read) return read.error
  return isMultipleOf(read.value, decimal(instrument.tickSize))
    ? null
    : orderError('off-tick', 'price', { tick: instrument.tickSize })
}

export function changeItems(moves: ReadonlyArray<PlannedMove>): ReadonlyArray<OrderChangeItem> {
  return moves.map(({ order, price }) => ({
    order: { category: order.category, symbol: order.symbol, orderId: order.orderId },
    change: { price, quantity: null, ...NO_EXITS_CHANGE },
  }))
}

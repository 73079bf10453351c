import { type InstrumentKey, instrumentId } from '../../../shared/domain/instrument.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { Position } from '../../../shared/domain/position.ts'
import type { StrategyOrder } from '../../../shared/domain/strategy-order.ts'
import type { ChartLine } from './chart-drawing.ts'

/** What the account has on the chart. */
export interface OwnState {
  readonly orders: ReadonlyArray<Order>
  readonly positions: ReadonlyArray<Position>
  readonly strategies: ReadonlyArray<StrategyOrder>
}

/** Titles of the lines, in the user's words. */
export interface LineTitles {
  readonly order: (order: Order) => string
  readonly entry: (position: Position) => string
  readonly liquidation: (position: Position) => string
  /** Of an order's own exit, which opens with it. */
  readonly orderExit: (exit: 'takeProfit' | 'stopLoss', order: Order) => string
  readonly exit: (exit: 'takeProfit' | 'stopLoss', order: StrategyOrder) => string
  readonly trigger: (order: StrategyOrder) => string
}

/**
 * Lines of the watched instrument: entries and liquidation prices of its positions, resting orders
 * with their exits, and strategy orders. Prices become numbers here, for drawing alone.
 */
export function ownLines(
  watched: InstrumentKey,
  { orders, positions, strategies }: OwnState,
  titles: LineTitles,
): ReadonlyArray<ChartLine> {
  const id = instrumentId(watched)
  const isOwn = (row: InstrumentKey) => instrumentId(row) === id
  return [
    ...positions.filter(isOwn).flatMap((position) => positionLines(position, titles)),
    ...orders.filter(isOwn).flatMap((order) => orderLines(order, titles)),
    ...strategies.filter(isOwn).flatMap((order) => strategyLines(order, titles)),
  ]
}

function positionLines(position: Position, titles: LineTitles): ReadonlyArray<ChartLine> {
  return [
    ...line(`entry-${position.side}`, position.entryPrice, titles.entry(position), 'entry'),
    ...line(
      `liquidation-${position.side}`,
      position.liquidationPrice,
      titles.liquidation(position),
      'liquidation',
    ),
  ]
}

function orderLines(order: Order, titles: LineTitles): ReadonlyArray<ChartLine> {
  const { orderId, takeProfit, stopLoss } = order
  return [
    ...line(orderId, order.price, titles.order(order), order.side),
    ...line(
      `${orderId}-tp`,
      takeProfit?.triggerPrice ?? null,
      titles.orderExit('takeProfit', order),
      'takeProfit',
    ),
    ...line(
      `${orderId}-sl`,
      stopLoss?.triggerPrice ?? null,
      titles.orderExit('stopLoss', order),
      'stopLoss',
    ),
  ]
}

function strategyLines(order: StrategyOrder, titles: LineTitles): ReadonlyArray<ChartLine> {
  const { orderId, takeProfit, stopLoss, trigger } = order
  return [
    ...line(
      `${orderId}-tp`,
      takeProfit?.triggerPrice ?? null,
      titles.exit('takeProfit', order),
      'takeProfit',
    ),
    ...line(
      `${orderId}-sl`,
      stopLoss?.triggerPrice ?? null,
      titles.exit('stopLoss', order),
      'stopLoss',
    ),
    ...line(`${orderId}-trigger`, trigger?.triggerPrice ?? null, titles.trigger(order), 'trigger'),
  ]
}

function line(
  id: string,
  price: string | null,
  title: string,
  tone: ChartLine['tone'],
): ReadonlyArray<ChartLine> {
  return price === null ? [] : [{ id, price: Number(price), title, tone }]
}

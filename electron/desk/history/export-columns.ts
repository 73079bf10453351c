import type { Exit } from '../../../shared/domain/exit.ts'
import type { LedgerRow } from '../../../shared/domain/ledger.ts'
import type { Fee, Fill, Order } from '../../../shared/domain/order.ts'
import type { ClosedPosition } from '../../../shared/domain/position.ts'
import type { StrategyOrder, Trigger } from '../../../shared/domain/strategy-order.ts'

/** What stands in one field: text and amounts as the exchange wrote them, whole ms, a flag, nothing. */
export type Cell = string | number | boolean | null

export interface Column<Row> {
  readonly name: string
  readonly of: (row: Row) => Cell
}

/** The same member of the row under its own name. */
function member<Row, Key extends keyof Row & string>(
  key: Row[Key] extends Cell ? Key : never,
): Column<Row> {
  // The condition on `key` says that its value is a cell; the compiler does not carry it here.
  return { name: key, of: (row) => row[key] as Cell }
}

/** A time twice: as ISO 8601 in UTC and as Unix ms. */
function time<Row>(name: string, of: (row: Row) => number): ReadonlyArray<Column<Row>> {
  return [
    { name: `${name}At`, of: (row) => new Date(of(row)).toISOString() },
    { name: `${name}AtMs`, of },
  ]
}

function exitColumns<Row>(
  name: 'takeProfit' | 'stopLoss' | 'trigger',
  of: (row: Row) => Exit | Trigger | null,
): ReadonlyArray<Column<Row>> {
  return [
    { name: `${name}Price`, of: (row) => of(row)?.triggerPrice ?? null },
    { name: `${name}By`, of: (row) => of(row)?.triggerBy ?? null },
    { name: `${name}OrderType`, of: (row) => of(row)?.orderType ?? null },
    { name: `${name}LimitPrice`, of: (row) => of(row)?.limitPrice ?? null },
  ]
}

/** `0.36 USDT`, several with `; `; positive is paid. */
function feesText(fees: ReadonlyArray<Fee>): string {
  return fees.map(({ amount, coin }) => `${amount} ${coin}`).join('; ')
}

export const ORDER_COLUMNS: ReadonlyArray<Column<Order>> = [
  ...time<Order>('created', (row) => row.createdAtMs),
  ...time<Order>('updated', (row) => row.updatedAtMs),
  member('category'),
  member('symbol'),
  member('orderId'),
  member('clientOid'),
  member('side'),
  member('positionSide'),
  member('orderType'),
  member('timeInForce'),
  member('price'),
  member('quantity'),
  member('quoteAmount'),
  member('filledQuantity'),
  member('filledValue'),
  member('averagePrice'),
  member('status'),
  member('reduceOnly'),
  member('marginMode'),
  member('stpMode'),
  ...exitColumns<Order>('takeProfit', (row) => row.takeProfit),
  ...exitColumns<Order>('stopLoss', (row) => row.stopLoss),
  member('origin'),
  member('cancelReason'),
  { name: 'fees', of: (row) => feesText(row.fees) },
]

export const FILL_COLUMNS: ReadonlyArray<Column<Fill>> = [
  ...time<Fill>('filled', (row) => row.atMs),
  member('category'),
  member('symbol'),
  member('fillId'),
  member('orderId'),
  member('clientOid'),
  member('side'),
  member('positionSide'),
  member('tradeSide'),
  member('price'),
  member('quantity'),
  member('value'),
  member('liquidity'),
  { name: 'fees', of: (row) => feesText(row.fees) },
  member('realisedProfit'),
]

export const POSITION_COLUMNS: ReadonlyArray<Column<ClosedPosition>> = [
  ...time<ClosedPosition>('opened', (row) => row.createdAtMs),
  ...time<ClosedPosition>('closed', (row) => row.updatedAtMs),
  member('category'),
  member('symbol'),
  member('positionId'),
  member('side'),
  member('marginCoin'),
  member('marginMode'),
  member('entryPrice'),
  member('exitPrice'),
  member('openedQuantity'),
  member('closedQuantity'),
  member('realisedProfit'),
  member('openFees'),
  member('closeFees'),
  member('funding'),
  member('netProfit'),
]

export const STRATEGY_COLUMNS: ReadonlyArray<Column<StrategyOrder>> = [
  ...time<StrategyOrder>('created', (row) => row.createdAtMs),
  ...time<StrategyOrder>('updated', (row) => row.updatedAtMs),
  member('category'),
  member('symbol'),
  member('orderId'),
  member('clientOid'),
  member('kind'),
  member('status'),
  member('side'),
  member('positionSide'),
  member('reduceOnly'),
  member('mode'),
  member('quantity'),
  ...exitColumns<StrategyOrder>('takeProfit', (row) => row.takeProfit),
  ...exitColumns<StrategyOrder>('stopLoss', (row) => row.stopLoss),
  ...exitColumns<StrategyOrder>('trigger', (row) => row.trigger),
  member('reached'),
]

export const LEDGER_COLUMNS: ReadonlyArray<Column<LedgerRow>> = [
  ...time<LedgerRow>('booked', (row) => row.atMs),
  member('category'),
  member('symbol'),
  member('id'),
  member('coin'),
  member('type'),
  member('amount'),
  member('fee'),
  member('balance'),
]

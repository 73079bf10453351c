import { z } from 'zod'
import { TIMES_IN_FORCE } from '../domain/order.ts'
import { PANIC_ACTIONS } from '../domain/panic.ts'
import { TPSL_MODES } from '../domain/strategy-order.ts'
import {
  amount,
  category,
  exit,
  exitChange,
  marginMode,
  orderReference,
  orderType,
  positionSide,
  side,
  stpMode,
  symbol,
  wallClockMs,
} from './fields.ts'
import { BATCH_MOST } from './outcome.ts'
import type { ArgumentSchemas } from './schemas.ts'
import type { TradingRequests } from './trading-requests.ts'

/** As the page sends it and as the order journal keeps it. */
export const orderDraft = z.strictObject({
  category,
  symbol,
  side,
  orderType,
  price: amount.nullable(),
  quantity: amount,
  quantityUnit: z.enum(['base', 'quote']),
  timeInForce: z.enum(TIMES_IN_FORCE),
  reduceOnly: z.boolean(),
  positionSide: positionSide.nullable(),
  marginMode: marginMode.nullable(),
  stpMode,
  takeProfit: exit.nullable(),
  stopLoss: exit.nullable(),
})
const orderChange = z.strictObject({
  price: amount.nullable(),
  quantity: amount.nullable(),
  takeProfit: exitChange,
  stopLoss: exitChange,
})
/** As `orderDraft`. */
export const strategyDraft = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('tpsl'),
    category,
    symbol,
    positionSide,
    mode: z.enum(TPSL_MODES),
    quantity: amount.nullable(),
    takeProfit: exit.nullable(),
    stopLoss: exit.nullable(),
  }),
  z.strictObject({
    kind: z.literal('trigger'),
    category,
    symbol,
    side,
    positionSide: positionSide.nullable(),
    reduceOnly: z.boolean(),
    marginMode: marginMode.nullable(),
    quantity: amount,
    trigger: exit,
  }),
])
const strategyChange = z.strictObject({
  quantity: amount.nullable(),
  trigger: exit.nullable(),
  takeProfit: exitChange,
  stopLoss: exitChange,
})
const position = z.strictObject({ category, symbol, side: positionSide })

function batchOf<Item extends z.ZodType>(item: Item) {
  return z.array(item).min(1).max(BATCH_MOST)
}

export const TRADING_SCHEMAS: ArgumentSchemas<keyof TradingRequests> = {
  'orders.submit': z.tuple([orderDraft, wallClockMs]),
  'orders.submitBatch': z.tuple([batchOf(orderDraft), wallClockMs]),
  'orders.change': z.tuple([orderReference, orderChange, wallClockMs]),
  'orders.changeBatch': z.tuple([
    batchOf(z.strictObject({ order: orderReference, change: orderChange })),
    wallClockMs,
  ]),
  'orders.cancel': z.tuple([orderReference, wallClockMs]),
  'orders.cancelBatch': z.tuple([batchOf(orderReference), wallClockMs]),
  'orders.cancelAll': z.tuple([category.nullable(), symbol.nullable(), wallClockMs]),
  'positions.close': z.tuple([position, wallClockMs]),
  'positions.reverse': z.tuple([position, wallClockMs]),
  'strategies.place': z.tuple([strategyDraft, wallClockMs]),
  'strategies.change': z.tuple([orderReference, strategyChange, wallClockMs]),
  'strategies.cancel': z.tuple([orderReference, wallClockMs]),
  'panic.run': z.tuple([z.enum(PANIC_ACTIONS), wallClockMs]),
  'deadMan.read': z.tuple([]),
  'deadMan.arm': z.tuple([z.number().int().min(5).max(60).nullable()]),
}

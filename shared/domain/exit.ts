import type { DecimalString } from './decimal.ts'
import type { OrderType } from './order.ts'

/** What a trigger watches: `market` is the last trade, `mark` the mark price (pages "Place Order", "Strategy"). */
export const TRIGGER_SOURCES = ['market', 'mark'] as const
export type TriggerSource = (typeof TRIGGER_SOURCES)[number]

/** One take-profit or stop-loss: at `triggerPrice` an order is sent that closes. */
export interface Exit {
  readonly triggerPrice: DecimalString
  readonly triggerBy: TriggerSource
  readonly orderType: OrderType
  /** `null` for market orders. */
  readonly limitPrice: DecimalString | null
}

/** Both exits of an order or a position; `null`: there is none of that kind. */
export interface Exits {
  readonly takeProfit: Exit | null
  readonly stopLoss: Exit | null
}

export const NO_EXITS: Exits = { takeProfit: null, stopLoss: null }

/** New exits: `null` leaves one as it is, `remove` takes it away. */
export interface ExitsChange {
  readonly takeProfit: Exit | 'remove' | null
  readonly stopLoss: Exit | 'remove' | null
}

export const NO_EXITS_CHANGE: ExitsChange = { takeProfit: null, stopLoss: null }

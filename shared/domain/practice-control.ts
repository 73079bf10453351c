import type { DecimalString } from './decimal.ts'

// What the desk may ask of the practice exchange that it started. It goes over the process's own
// channel; nothing on the network reaches it.

export interface CoinAmount {
  readonly coin: string
  readonly amount: DecimalString
}

/** What to put back to the start; keys always survive. */
export interface ResetScope {
  /** Cancels every order and ends every position without a fill. */
  readonly exposure: boolean
  /** Orders that have ended, fills, closed positions, ledger. */
  readonly history: boolean
  /** New balances of the unified account; `null` leaves them as they are. */
  readonly balances: ReadonlyArray<CoinAmount> | null
}

/** A kept state of the whole exchange. */
export interface KeptState {
  readonly name: string
  readonly savedAtMs: number
}

/**
 * Why an order did or did not fill, in figures. `reason` is a key of the page's words; `values`
 * holds the figures of its sentence.
 */
export interface FillExplanation {
  readonly orderId: string
  readonly reason: FillReason
  readonly values: Readonly<Record<string, string>>
}

export const FILL_REASONS = [
  /** Rests at a price that the market has not reached: `price`, `best`, `distance`. */
  'price-not-reached',
  /** Rests at the best price behind `ahead` of others: `price`, `ahead`. */
  'behind-in-queue',
  /** Rests at the head of its price: `price`. */
  'first-in-queue',
  /** Took what was there on arrival: `averagePrice`, `levels`. */
  'took-on-arrival',
  /** Rested and was taken: `price`, `waitedMs`. */
  'taken-while-resting',
  /** Took a part on arrival, the rest was taken while it rested: `averagePrice`. */
  'took-then-rested',
  /** A part is filled and the rest waits: `filled`, `left`, `ahead`. */
  'partly-filled',
  /** Nothing, or not enough, stood within its limit: `price`, `best`, `filled`. */
  'ioc-found-too-little',
  /** `wanted`, `found`. */
  'fok-found-too-little',
  /** It would have taken: `price`, `best`. */
  'post-only-would-take',
  'self-trade-prevented',
  /** It reached the exchange after its receive window. */
  'came-too-late',
  'cancelled-by-user',
  /** The book ended before the order was whole: `filled`. */
  'book-ran-out',
  'reduce-only-displaced',
  'nothing-left-to-reduce',
  'liquidated',
  /** A part of the position was closed so that the margin was enough for the rest. */
  'partly-liquidated',
  /** Closed against the position of somebody who could not pay. */
  'deleveraged',
  'countdown-ran-out',
  /** Waits for its trigger: `triggerPrice`, `now`, `distance`. */
  'trigger-not-reached',
  /** `triggerPrice`. */
  'triggered',
  /** The order that it sent was refused: `triggerPrice`, `code`, `message`. */
  'trigger-refused',
] as const
export type FillReason = (typeof FILL_REASONS)[number]

import type { HoldMode } from '../../../shared/domain/balance.ts'
import type { DecimalString } from '../../../shared/domain/decimal.ts'
import type { Category } from '../../../shared/domain/instrument.ts'
import type { MarginMode, PositionSide } from '../../../shared/domain/order.ts'

// What is done with an account and what it is set to.

export interface CoinAmount {
  readonly coin: string
  readonly amount: DecimalString
}

/** Opens an account with its starting balances. A second one with the same id is refused (25003). */
export interface CreateAccount {
  readonly kind: 'create-account'
  readonly atMs: number
  readonly accountId: string
  readonly balances: ReadonlyArray<CoinAmount>
  /**
   * `user`: checked, remembered, told about by events. `house`: a participant of the made-up market,
   * which may go into debt, is never liquidated, leaves no history and causes no private events.
   */
  readonly role: 'user' | 'house'
}

/**
 * Leverage of a futures symbol, or of a coin borrowed for MARGIN; applies to an open position at
 * once. The values as sent.
 */
export interface SetLeverage {
  readonly kind: 'set-leverage'
  readonly atMs: number
  readonly accountId: string
  readonly category: Category
  /** Futures. */
  readonly symbol: string | null
  /** MARGIN. */
  readonly coin: string | null
  readonly leverage: string
  readonly marginMode: MarginMode
  /** Isolated hedge mode; `null`: both sides. */
  readonly positionSide: PositionSide | null
}

/** Of the whole account; refused while positions or futures orders are open (25010). */
export interface SetHoldMode {
  readonly kind: 'set-hold-mode'
  readonly atMs: number
  readonly accountId: string
  readonly holdMode: HoldMode
}

/** Puts an account back to a start; its keys are elsewhere and survive. */
export interface ResetAccount {
  readonly kind: 'reset-account'
  readonly atMs: number
  readonly accountId: string
  /** Orders are cancelled and positions end, without a fill. */
  readonly exposure: boolean
  /** Ended orders, fills, closed positions, ledger. */
  readonly history: boolean
  /** New balances of the unified account; `null` leaves them. */
  readonly balances: ReadonlyArray<CoinAmount> | null
}

import type { DecimalString } from './decimal.ts'
import { CATEGORIES } from './instrument.ts'

/** Product lines of the ledger; `OTHER` holds transfers, interest and the like. */
export const LEDGER_CATEGORIES = [...CATEGORIES, 'OTHER'] as const
export type LedgerCategory = (typeof LEDGER_CATEGORIES)[number]

/** One change of a balance (page "Get Financial Records"). */
export interface LedgerRow {
  readonly id: string
  readonly category: LedgerCategory
  /** Empty when it belongs to no symbol. */
  readonly symbol: string
  readonly coin: string
  /** As the exchange spells it, e.g. `TRANSFER_IN`. */
  readonly type: string
  /** Signed change, without the fee. */
  readonly amount: DecimalString
  /** Negative when charged. */
  readonly fee: DecimalString
  /** Balance afterwards; `null` where the exchange does not say. */
  readonly balance: DecimalString | null
  readonly atMs: number
}

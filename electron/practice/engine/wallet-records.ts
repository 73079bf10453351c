import type { DecimalString } from '../../../shared/domain/decimal.ts'
import type { LedgerCategory } from '../../../shared/domain/ledger.ts'
import type { Wallet } from '../../../shared/domain/transfer.ts'

/** One change of a balance (page "Get Financial Records"). */
export interface LedgerRecord {
  readonly accountId: string
  readonly id: string
  readonly category: LedgerCategory
  readonly symbol: string
  readonly coin: string
  /** As the exchange spells it, e.g. `OPEN_LONG`. */
  readonly type: string
  /** Signed, without the fee. */
  readonly amount: DecimalString
  /** Negative when charged. */
  readonly fee: DecimalString
  readonly balance: DecimalString
  readonly atMs: number
}

export interface TransferRecord {
  readonly transferId: string
  readonly clientOid: string | null
  readonly initiatorId: string
  readonly fromAccountId: string
  readonly fromWallet: Wallet
  readonly toAccountId: string
  readonly toWallet: Wallet
  readonly coin: string
  readonly amount: DecimalString
  readonly atMs: number
}

export interface FundingCoinRecord {
  readonly coin: string
  readonly balance: DecimalString
}

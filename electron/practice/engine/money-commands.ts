import type { Wallet } from '../../../shared/domain/transfer.ts'

// What moves money without a trade.

/** Where money can be: the unified account or the funding account, which the wire calls `spot`. */
export interface WalletName {
  readonly accountId: string
  readonly wallet: Wallet
}

/** Moves a coin; between accounts the caller has checked who may. The amount as sent. */
export interface TransferCoin {
  readonly kind: 'transfer'
  readonly atMs: number
  /** Who asks: the initiator of the record. */
  readonly accountId: string
  readonly from: WalletName
  readonly to: WalletName
  readonly coin: string
  readonly amount: string
  readonly clientOid: string | null
}

/** Pays debts with other coins of the unified account; names in upper case, in the order of use. */
export interface Repay {
  readonly kind: 'repay'
  readonly atMs: number
  readonly accountId: string
  readonly repayable: ReadonlyArray<string>
  readonly payment: ReadonlyArray<string>
}

import type { DecimalString } from './decimal.ts'

/** A coin of the funding account (page "Get Account Funding Assets"). */
export interface FundingBalance {
  readonly coin: string
  readonly available: DecimalString
  readonly frozen: DecimalString
  readonly balance: DecimalString
}

/** Accounts that money moves between. The exchange spells the funding account `spot` (page "Transfer"). */
export const WALLETS = ['unified', 'funding'] as const
export type Wallet = (typeof WALLETS)[number]

export interface TransferDraft {
  readonly from: Wallet
  readonly to: Wallet
  readonly coin: string
  readonly amount: DecimalString
}

export interface TransferLimit {
  readonly coin: string
  readonly largest: DecimalString
}

/** As with orders: an answer that was lost leaves it unknown, and it is never sent again. */
export type TransferOutcome =
  | { readonly kind: 'accepted'; readonly transferId: string; readonly requestId: number | null }
  | { readonly kind: 'unknown'; readonly clientOid: string; readonly requestId: number | null }

import type {
  AccountSettings,
  FeeRates,
  HoldMode,
  LeverageTarget,
  SymbolFeeRates,
} from '../domain/balance.ts'
import type { Category, InstrumentKey } from '../domain/instrument.ts'
import type {
  FundingBalance,
  TransferDraft,
  TransferLimit,
  TransferOutcome,
} from '../domain/transfer.ts'
import type { AccountSnapshot } from './contract.ts'

/** The account of the key in use. */
export interface AccountRequests {
  'account.read': () => AccountSnapshot
  'account.feeRates': (instrument: InstrumentKey) => FeeRates
  'account.allFeeRates': (category: Category) => ReadonlyArray<SymbolFeeRates>
  /**
   * MARGIN sets the leverage of the symbol's quote coin. `null`: it is done, and the settings could
   * not be read anew; so for the hold mode.
   */
  'account.setLeverage': (
    instrument: InstrumentKey,
    leverage: string,
    target: LeverageTarget,
  ) => AccountSettings | null
  /** Of the whole account; the exchange refuses it while positions or orders are open. */
  'account.setHoldMode': (mode: HoldMode) => AccountSettings | null
  /** Are fees paid in BGB? */
  'account.deduction': () => { readonly on: boolean }
  'account.setDeduction': (on: boolean) => { readonly on: boolean }
  /** Coins of the funding account that are not zero. */
  'account.funding': () => ReadonlyArray<FundingBalance>
  'account.transferLimit': (draft: Pick<TransferDraft, 'from' | 'coin'>) => TransferLimit
  'account.transfer': (draft: TransferDraft) => TransferOutcome
}

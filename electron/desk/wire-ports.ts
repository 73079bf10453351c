import type {
  CoinDiscount,
  HoldMode,
  LeverageTarget,
  PositionTier,
  SymbolFeeRates,
} from '../../shared/domain/balance.ts'
import type { HistoryFilter, LedgerFilter } from '../../shared/domain/history.ts'
import type { Category, InstrumentKey } from '../../shared/domain/instrument.ts'
import type { LedgerRow } from '../../shared/domain/ledger.ts'
import type {
  Fill,
  Order,
  OrderChange,
  OrderDraft,
  OrderReference,
} from '../../shared/domain/order.ts'
import type {
  AdlRank,
  ClosedPosition,
  Position,
  PositionReference,
} from '../../shared/domain/position.ts'
import type {
  StrategyChange,
  StrategyDraft,
  StrategyOrder,
  StrategyReference,
} from '../../shared/domain/strategy-order.ts'
import type {
  NamedSubKey,
  SubAccount,
  SubAccountAssets,
  SubAccountDraft,
  SubKeyChange,
  SubKeyDraft,
  SubTransferDraft,
} from '../../shared/domain/sub-account.ts'
import type { FundingBalance, TransferDraft, TransferLimit } from '../../shared/domain/transfer.ts'
import type { Page } from '../../shared/ipc/history-requests.ts'
import type { Answer, OrderAcknowledgement } from './ports.ts'

// What the services need from the wire beyond the first slice, by what they are about. Each method
// is one request unless it says otherwise; `Answer` tells whether a failure is definite.

/**
 * One item of a batch: taken, or refused for a reason of its own. `definite` as in `Answer`: `false`
 * when its code proves nothing.
 */
export type BatchItem =
  | ({ readonly ok: true } & OrderAcknowledgement)
  | {
      readonly ok: false
      readonly code: string
      readonly message: string
      readonly definite: boolean
    }

/** An order with the name that the desk gave it. */
export interface NamedDraft {
  readonly draft: OrderDraft
  readonly clientOid: string
}

/**
 * The way orders go, the same over REST and over the private socket. A socket that is not logged in
 * answers `unavailable`, definite: nothing left.
 */
export interface OrderEntry {
  placeOrder(
    draft: OrderDraft,
    clientOid: string,
    clickedAtMs?: number,
  ): Promise<Answer<OrderAcknowledgement>>
  changeOrder(
    order: OrderReference,
    change: OrderChange,
    clickedAtMs?: number,
  ): Promise<Answer<OrderAcknowledgement>>
  cancelOrder(order: OrderReference, clickedAtMs?: number): Promise<Answer<OrderAcknowledgement>>
  /** Items in the order asked. One product line, at most 20. */
  placeOrders(
    orders: ReadonlyArray<NamedDraft>,
    clickedAtMs?: number,
  ): Promise<Answer<ReadonlyArray<BatchItem>>>
  changeOrders(
    changes: ReadonlyArray<{ readonly order: OrderReference; readonly change: OrderChange }>,
    clickedAtMs?: number,
  ): Promise<Answer<ReadonlyArray<BatchItem>>>
  cancelOrders(
    orders: ReadonlyArray<OrderReference>,
    clickedAtMs?: number,
  ): Promise<Answer<ReadonlyArray<BatchItem>>>
}

export interface StrategyRest {
  placeStrategy(
    draft: StrategyDraft,
    clientOid: string,
    clickedAtMs?: number,
  ): Promise<Answer<OrderAcknowledgement>>
  changeStrategy(
    order: StrategyReference,
    change: StrategyChange,
    clickedAtMs?: number,
  ): Promise<Answer<OrderAcknowledgement>>
  cancelStrategy(order: StrategyReference, clickedAtMs?: number): Promise<Answer<null>>
  /** Those that wait, of one product line. */
  openStrategies(category: Category): Promise<Answer<ReadonlyArray<StrategyOrder>>>
  strategyHistory(
    filter: HistoryFilter,
    cursor: string | null,
  ): Promise<Answer<Page<StrategyOrder>>>
}

export interface PositionRest {
  positions(category: Category): Promise<Answer<ReadonlyArray<Position>>>
  positionHistory(
    filter: HistoryFilter,
    cursor: string | null,
  ): Promise<Answer<Page<ClosedPosition>>>
  adlRanks(): Promise<Answer<ReadonlyArray<AdlRank>>>
  /** At market. `null`: every position of the product line. Nothing open is an empty list. */
  closePositions(
    category: Category,
    position: PositionReference | null,
    clickedAtMs?: number,
  ): Promise<Answer<ReadonlyArray<BatchItem>>>
  /** `null` disarms. */
  countdownCancelAll(seconds: number | null): Promise<Answer<null>>
}

export interface AccountRest {
  allFeeRates(category: Category): Promise<Answer<ReadonlyArray<SymbolFeeRates>>>
  /** MARGIN needs the coin whose borrowing it sets, else `null`. */
  setLeverage(
    instrument: InstrumentKey,
    leverage: string,
    target: LeverageTarget,
    coin: string | null,
  ): Promise<Answer<null>>
  setHoldMode(mode: HoldMode): Promise<Answer<null>>
  /** Are fees paid in BGB? */
  deduction(): Promise<Answer<boolean>>
  setDeduction(on: boolean): Promise<Answer<null>>
  fundingBalances(): Promise<Answer<ReadonlyArray<FundingBalance>>>
  transferLimit(draft: Pick<TransferDraft, 'from' | 'coin'>): Promise<Answer<TransferLimit>>
  transfer(
    draft: TransferDraft,
    clientOid: string,
  ): Promise<Answer<{ readonly transferId: string }>>
  ledger(filter: LedgerFilter, cursor: string | null): Promise<Answer<Page<LedgerRow>>>
  orderHistory(filter: HistoryFilter, cursor: string | null): Promise<Answer<Page<Order>>>
  /** `null`: the latest of every product line. */
  fillHistory(filter: HistoryFilter | null, cursor: string | null): Promise<Answer<Page<Fill>>>
}

/** Calls of a main-account key about its sub-accounts. */
export interface SubAccountRest {
  subAccounts(): Promise<Answer<ReadonlyArray<SubAccount>>>
  createSubAccount(draft: SubAccountDraft): Promise<Answer<SubAccount>>
  freezeSubAccount(uid: string, frozen: boolean): Promise<Answer<null>>
  subAccountKeys(uid: string): Promise<Answer<ReadonlyArray<NamedSubKey>>>
  /** The secret comes here once, for the vault alone: the request log must not keep it. */
  createSubAccountKey(
    draft: SubKeyDraft,
  ): Promise<Answer<{ readonly apiKey: string; readonly secretKey: string }>>
  changeSubAccountKey(
    apiKey: string,
    change: Omit<SubKeyChange, 'handle'>,
  ): Promise<Answer<NamedSubKey>>
  deleteSubAccountKey(apiKey: string): Promise<Answer<null>>
  subAccountAssets(uid: string): Promise<Answer<SubAccountAssets>>
  subTransfer(
    draft: SubTransferDraft,
    mainUid: string,
    clientOid: string,
  ): Promise<Answer<{ readonly transferId: string }>>
}

export interface TierRest {
  /** Smallest first; empty on spot and margin, whose tiers belong to the borrowed coin. */
  positionTiers(instrument: InstrumentKey): Promise<Answer<ReadonlyArray<PositionTier>>>
  /** Of every coin that counts as margin. */
  discounts(): Promise<Answer<ReadonlyArray<CoinDiscount>>>
  /** Of what is owed of a coin, smallest first. */
  debtTiers(coin: string): Promise<Answer<ReadonlyArray<PositionTier>>>
}

/** What the `strategy-order` topic tells. Every change is one complete order. */
export interface StrategyListener {
  onStrategies(orders: ReadonlyArray<StrategyOrder>): void
}

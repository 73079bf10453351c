import type { AccountSettings, Balances, FeeRates } from '../../shared/domain/balance.ts'
import type { RateUse, SocketView } from '../../shared/domain/connection.ts'
import type { Environment } from '../../shared/domain/environment.ts'
import type { DeskError } from '../../shared/domain/error.ts'
import type { Category, Instrument, InstrumentKey } from '../../shared/domain/instrument.ts'
import type { KeyFacts } from '../../shared/domain/key-set.ts'
import type { Book, Candle, Interval, Ticker, Trade } from '../../shared/domain/market.ts'
import type { Fill, Order } from '../../shared/domain/order.ts'
import type { Deleveraging, Position } from '../../shared/domain/position.ts'
import type { ClockOffset } from '../../shared/domain/timing.ts'
import type { TickerRow } from '../../shared/ipc/contract.ts'
import type {
  AccountRest,
  OrderEntry,
  PositionRest,
  StrategyListener,
  StrategyRest,
  SubAccountRest,
  TierRest,
} from './wire-ports.ts'

// What the services of this folder need from the wire and the vault. The classes of
// electron/bitget and electron/vault fit these shapes without importing them; electron/main.ts
// joins the two, where the compiler compares them.

/** The answer of one REST call. `requestId` finds its line in the request log. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T; readonly request: RequestFigures }
  | {
      readonly ok: false
      readonly error: DeskError
      /**
       * `true`: the exchange has certainly not acted (it said no, or nothing left this machine).
       * `false`: it may have. A read can ignore this; an order must not.
       */
      readonly definite: boolean
      readonly request: RequestFigures | null
    }

export interface RequestFigures {
  readonly requestId: number
  readonly roundTripMs: number | null
  readonly exchangeMs: number | null
}

/** REST that needs no key. */
export interface PublicRest extends TierRest {
  instruments(category: Category): Promise<Answer<ReadonlyArray<Instrument>>>
  tickers(category: Category): Promise<Answer<ReadonlyArray<TickerRow>>>
  /** Oldest first. Without `beforeMs` the latest, the running one included. */
  candles(
    instrument: InstrumentKey,
    interval: Interval,
    limit: number,
    beforeMs?: number,
  ): Promise<Answer<ReadonlyArray<Candle>>>
  /** One sample for the clock; also measures round trip. */
  measureClock(): Promise<Answer<ClockOffset>>
}

export interface OrderAcknowledgement {
  readonly orderId: string | null
  readonly clientOid: string
}

/** REST signed by one key set. */
export interface PrivateRest
  extends OrderEntry,
    StrategyRest,
    PositionRest,
    AccountRest,
    SubAccountRest {
  keyFacts(): Promise<Answer<KeyFacts>>
  accountSettings(): Promise<Answer<AccountSettings>>
  balances(): Promise<Answer<Balances>>
  feeRates(instrument: InstrumentKey): Promise<Answer<FeeRates>>
  /** Rows the exchange cancelled and rows it refused. `symbol` `null`: the whole product line. */
  cancelSymbolOrders(
    category: Category,
    symbol: string | null,
    clickedAtMs?: number,
  ): Promise<Answer<{ readonly done: number; readonly failed: number }>>
  /** `null`: the exchange does not know this order. */
  orderByClientOid(clientOid: string): Promise<Answer<Order | null>>
  /** Of every product line. */
  openOrders(): Promise<Answer<ReadonlyArray<Order>>>
}

/** What the public stream tells. `stale` comes first on trouble, `fresh` data ends it. */
export interface MarketListener {
  onTicker(ticker: Ticker): void
  /**
   * The state after a frame. Its arrays are made when they are looked at, of the state at that
   * moment, until `onStale`: look at them once, when they are to be shown.
   */
  onBook(book: Book): void
  /** Newest first; a `snapshot` replaces what was there. */
  onTrades(trades: ReadonlyArray<Trade>, kind: 'snapshot' | 'update'): void
  onCandles(candles: ReadonlyArray<Candle>, kind: 'snapshot' | 'update'): void
  onStale(): void
  onState(view: SocketView): void
}

export interface MarketStream {
  /** Watches one instrument: ticker, books, publicTrade and kline. Replaces the one before. */
  watch(instrument: InstrumentKey, interval: Interval): void
  view(): SocketView
  /** The machine slept: connects anew at once. */
  wake(): void
  close(): void
}

/** What the private stream tells, in any order. */
export interface AccountListener extends StrategyListener {
  /** Logged in and subscribed, also after a reconnect: now read by REST and merge. */
  onReady(): void
  onStale(): void
  /** The exchange refused the login: no retry will help. */
  onRefused(error: DeskError): void
  onBalances(balances: Balances, kind: 'snapshot' | 'update'): void
  onPositions(
    positions: ReadonlyArray<Position>,
    kind: 'snapshot' | 'update',
    ended: ReadonlyArray<string>,
  ): void
  onOrders(orders: ReadonlyArray<Order>): void
  onFills(fills: ReadonlyArray<Fill>): void
  /** Positions that the exchange reduced to cover losses of others. */
  onDeleveraged(events: ReadonlyArray<Deleveraging>): void
  onState(view: SocketView): void
}

export interface AccountStream {
  /** Orders over this socket. */
  readonly entry: OrderEntry
  view(): SocketView
  /** The machine slept: connects anew at once. */
  wake(): void
  close(): void
}

export interface RateGauge {
  /** The endpoint nearest to its limit in the running second. */
  nearestLimit(): RateUse | null
}

/** One environment's doors. Made anew when the user changes environment or key set. */
export interface ExchangeDoors {
  readonly environment: Environment
  readonly restUrl: string
  readonly publicRest: PublicRest
  readonly rate: RateGauge
  openMarketStream(listener: MarketListener): MarketStream
  /** Doors of one key set, by the vault's signer. */
  privateDoors(signer: Signer): PrivateDoors
  close(): Promise<void>
}

export interface PrivateDoors {
  readonly rest: PrivateRest
  openAccountStream(listener: AccountListener): AccountStream
}

/**
 * A key set in memory: it signs and never tells. `authorise` gives what must travel in clear.
 * It prints, serialises and inspects as redacted.
 */
export interface Signer {
  readonly keySetId: string
  /** ACCESS-KEY and ACCESS-PASSPHRASE, for the wire alone. */
  authorise(): { readonly apiKey: string; readonly passphrase: string }
  /** Base64 signature of the text, by whichever algorithm the key set has. */
  sign(text: string): string
}

/** Time, timers and ids come through here, so that tests can hold the clock. */
export interface Clock {
  /** Unix ms. */
  now(): number
  /** Monotonic ms with decimals. */
  monotonic(): number
}

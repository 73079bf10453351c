import type { AccountSettings, Balances, CoinCollateral, PositionTier } from '../domain/balance.ts'
import type { ConnectionView, PracticeView } from '../domain/connection.ts'
import type { Environment } from '../domain/environment.ts'
import type { DeskError } from '../domain/error.ts'
import type { Instrument, InstrumentKey } from '../domain/instrument.ts'
import type { KeychainFailure } from '../domain/key-set.ts'
import type { LockView } from '../domain/lock.ts'
import type { Book, Candle, FeedState, Interval, Ticker, Trade } from '../domain/market.ts'
import type { Fill, Order, OrderDraft, PendingOrder } from '../domain/order.ts'
import type { DeadManView } from '../domain/panic.ts'
import type { AdlRank, Deleveraging, Position } from '../domain/position.ts'
import type { RequestDetail, RequestRow } from '../domain/request-record.ts'
import type { Settings } from '../domain/settings.ts'
import type { StrategyDraft, StrategyOrder } from '../domain/strategy-order.ts'
import type { AccountRequests } from './account-requests.ts'
import type { HistoryRequests } from './history-requests.ts'
import type { KeyRequests, KeyRing } from './key-requests.ts'
import type { PracticeRequests } from './practice-requests.ts'
import type { TradingRequests } from './trading-requests.ts'

/**
 * Everything the page may ask of main. Each entry is `(arguments) => value`; over the bridge the
 * value comes as a `Result`. No answer holds a secret. Argument schemas, handlers, the channel
 * table and the page's client are derived from this interface.
 */
export interface Requests
  extends KeyRequests,
    TradingRequests,
    AccountRequests,
    HistoryRequests,
    PracticeRequests {
  'app.start': () => AppStart
  'app.openLink': (link: LinkName) => null
  'settings.change': (patch: SettingsPatch) => Settings
  /** Locks at once: the key sets leave memory. */
  'lock.close': () => LockView
  /** Asks the keychain for the key set in use; a failure leaves the desk locked. */
  'lock.open': () => LockView
  /** Main asks in a window of its own, once each start. */
  'live.unlock': () => null
  'live.lock': () => null

  'market.instruments': () => ReadonlyArray<Instrument>
  'market.tickers': (category: InstrumentKey['category']) => ReadonlyArray<TickerRow>
  /** Makes this the watched instrument and answers with all that is known; events follow. */
  'market.watch': (instrument: InstrumentKey, interval: Interval) => MarketSnapshot
  /** Older candles than `beforeMs`, oldest first, at most 300. Empty: there are no older ones. */
  'market.candles': (
    instrument: InstrumentKey,
    interval: Interval,
    beforeMs: number,
  ) => ReadonlyArray<Candle>
  /** Tiers of maintenance margin, smallest first; empty on spot. Kept until the environment changes. */
  'market.tiers': (instrument: InstrumentKey) => ReadonlyArray<PositionTier>
  /** How a coin counts as margin, and as a debt. Kept until the environment changes. */
  'market.collateral': (coin: string) => CoinCollateral

  'requests.list': () => ReadonlyArray<RequestRow>
  'requests.detail': (id: number) => RequestDetail
  'requests.clear': () => null
  'connection.read': () => ConnectionView
}

/** Everything main tells the page unasked. */
export interface Events {
  'market.changed': MarketUpdate
  'account.changed': AccountUpdate
  'connection.changed': ConnectionView
  'requests.added': ReadonlyArray<RequestRow>
  'keys.changed': KeyRing
  'settings.changed': Settings
  'lock.changed': LockView
  'practice.changed': PracticeView
  'deadMan.changed': DeadManView
  'notice.raised': Notice
}

export type RequestName = keyof Requests
export type EventName = keyof Events

export interface AppStart {
  readonly version: string
  readonly runtime: 'electron' | 'stand-in'
  readonly settings: Settings
  readonly lock: LockView
  readonly notices: ReadonlyArray<Notice>
}

export type SettingsPatch = {
  readonly [Name in Exclude<keyof Settings, 'keySetIds'>]?: Settings[Name]
}

/** Pages that open in the system's browser. The addresses live in main. */
export const LINK_NAMES = [
  'api-key-management',
  'api-documentation',
  'demo-trading',
  'community-telegram',
  'api-telegram',
] as const
export type LinkName = (typeof LINK_NAMES)[number]

export interface TickerRow {
  readonly symbol: string
  readonly ticker: Ticker
}

/** `state` is about the public socket and this instrument's own data. */
export interface MarketSnapshot {
  /** The next event of this stream carries `sequence + 1`; anything else is a gap: watch again. */
  readonly sequence: number
  readonly instrument: Instrument
  readonly interval: Interval
  readonly state: FeedState
  readonly ticker: Ticker | null
  readonly book: Book | null
  /** Newest first, at most 100. */
  readonly trades: ReadonlyArray<Trade>
  /** Oldest first; the last is running. */
  readonly candles: ReadonlyArray<Candle>
}

/** What changed since the event before; absent members did not. Sent at most once a drawn frame. */
export interface MarketUpdate {
  readonly sequence: number
  readonly category: InstrumentKey['category']
  readonly symbol: string
  readonly interval: Interval
  readonly state?: FeedState
  readonly ticker?: Ticker
  /** Replaces the whole book. */
  readonly book?: Book
  /** New trades, newest first. */
  readonly trades?: ReadonlyArray<Trade>
  /** To insert or replace by `openAtMs`. */
  readonly candles?: ReadonlyArray<Candle>
}

/** Private state of the active key set. */
export type AccountState =
  /** No key set is chosen in this environment. */
  | 'no-key'
  | 'loading'
  | 'live'
  /** The private stream is down or late: figures may be old. */
  | 'stale'
  | 'failed'

export interface AccountSnapshot {
  readonly sequence: number
  readonly state: AccountState
  readonly keySetId: string | null
  /** Why `state` is `failed`. */
  readonly error: DeskError | null
  readonly balances: Balances | null
  readonly positions: ReadonlyArray<Position>
  readonly openOrders: ReadonlyArray<Order>
  /** Those that wait for their trigger. */
  readonly strategyOrders: ReadonlyArray<StrategyOrder>
  readonly adlRanks: ReadonlyArray<AdlRank>
  /** Newest first, the session's and the last 100 of before. */
  readonly fills: ReadonlyArray<Fill>
  readonly pendingOrders: ReadonlyArray<PendingOrder>
  readonly settings: AccountSettings | null
}

export interface AccountUpdate {
  readonly sequence: number
  readonly keySetId: string | null
  readonly state?: AccountState
  readonly error?: DeskError | null
  readonly balances?: Balances
  /** Replaces all positions. */
  readonly positions?: ReadonlyArray<Position>
  /** To insert or replace by `orderId`; final ones leave the open orders. Every change is sent. */
  readonly orders?: ReadonlyArray<Order>
  /** Replaces all of them. */
  readonly strategyOrders?: ReadonlyArray<StrategyOrder>
  /** Replaces all of them. */
  readonly adlRanks?: ReadonlyArray<AdlRank>
  /** Newest first. Every fill is sent once. */
  readonly fills?: ReadonlyArray<Fill>
  /** Replaces all pending orders. */
  readonly pendingOrders?: ReadonlyArray<PendingOrder>
  readonly settings?: AccountSettings
}

/** Something the user must be told once, such as a damaged file that was set aside. */
export type Notice =
  /** What stood in the place of `file` could not be used; `keptAs` is its full path. */
  | {
      readonly kind: 'file-set-aside'
      readonly file: string
      readonly keptAs: string
      /** `newer`: a later version of the desk wrote it. */
      readonly reason: 'damaged' | 'newer'
    }
  /**
   * The order journal could not be used and a new one began. `keptAs` `null`: it was missing. `saved`:
   * orders under way that could still be read from it and are being asked after.
   */
  | {
      readonly kind: 'journal-lost'
      readonly keptAs: string | null
      readonly reason: 'damaged' | 'newer' | 'missing'
      readonly saved: number
    }
  /** After the journal was lost: the desk's own orders at the exchange that the present one lacks. */
  | {
      readonly kind: 'journal-checked'
      readonly environment: Environment
      readonly open: number
      readonly ended: number
      /** Unix ms: ended orders were looked for from here on. */
      readonly sinceMs: number
    }
  /**
   * The desk was not closed in order, and the journal lacks these of its orders (or of another
   * Keydesk of the same account), which were placed since `sinceMs` (Unix ms).
   */
  | {
      readonly kind: 'journal-cut'
      readonly environment: Environment
      readonly open: number
      readonly ended: number
      readonly sinceMs: number
    }
  /** No order leaves; cancelling, closing and panic go on. */
  | {
      readonly kind: 'journal-not-written'
      readonly reason: 'read-only' | 'disk-full' | 'in-use' | 'unreadable' | 'other'
    }
  | { readonly kind: 'journal-written-again' }
  /** What the desk keeps in this file holds until it closes, and is then lost. */
  | {
      readonly kind: 'file-not-written'
      readonly file: string
      readonly reason: 'read-only' | 'disk-full' | 'unreadable' | 'other'
    }
  | {
      readonly kind: 'order-settled'
      readonly clientOid: string
      readonly outcome: 'accepted' | 'rejected'
      readonly draft: OrderDraft
    }
  | {
      readonly kind: 'strategy-settled'
      readonly clientOid: string
      readonly outcome: 'accepted' | 'rejected'
      readonly draft: StrategyDraft
    }
  | { readonly kind: 'deleveraged'; readonly event: Deleveraging }
  /** The dead-man switch could not be renewed in time, or the exchange fired it. */
  | { readonly kind: 'dead-man'; readonly state: 'refused' | 'uncertain' }
  | { readonly kind: 'keychain'; readonly failure: KeychainFailure }
  | { readonly kind: 'clipboard-cleared' }

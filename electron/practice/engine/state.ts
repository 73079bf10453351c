import type { InstrumentKey } from '../../../shared/domain/instrument.ts'
import type { OrderStatus, OrderType, Side, TimeInForce } from '../../../shared/domain/order.ts'
import type { PracticeInstrument } from '../market/instrument-row.ts'
import type { CandleSeries } from './candle-series.ts'
import type { StpMode } from './commands.ts'
import type { EngineEvent } from './events.ts'
import type { Fixed } from './fixed.ts'
import type { OrderBook } from './order-book.ts'
import type { TradeView } from './queries.ts'
import type { CancelReason, FillRecord, OrderRecord, TradeSide } from './records.ts'
import type { Terms } from './terms.ts'

// The engine's own state: mutable, exact, and reachable only through commands. Nothing outside this
// folder sees these shapes; the server reads records and views.

export interface LiveOrder {
  readonly account: Account
  readonly market: Market
  readonly orderId: string
  readonly clientOid: string
  readonly side: Side
  readonly orderType: OrderType
  readonly timeInForce: TimeInForce
  readonly reduceOnly: boolean
  readonly stpMode: StpMode
  readonly tradeSide: TradeSide | null
  readonly delegateType: OrderRecord['delegateType']
  readonly createdAtMs: number
  price: Fixed | null
  /** Base coin; `null` for a spot market buy. */
  quantity: Fixed | null
  /** Quote coin of a spot market buy. */
  readonly amount: Fixed | null
  filled: Fixed
  filledValue: Fixed
  fee: Fixed
  realised: Fixed
  status: OrderStatus
  cancelReason: CancelReason | null
  priority: bigint
  updatedAtMs: number
}

export interface PositionState {
  readonly positionId: string
  readonly createdAtMs: number
  side: 'long' | 'short'
  size: Fixed
  /** Exact cost of what is open, quote coin. */
  entryValue: Fixed
  realised: Fixed
  openFees: Fixed
  closeFees: Fixed
  funding: Fixed
  openedQuantity: Fixed
  openedValue: Fixed
  closedQuantity: Fixed
  closedValue: Fixed
  updatedAtMs: number
}

export interface Account {
  readonly id: string
  readonly role: 'user' | 'house'
  /** Wallet balances by coin. */
  readonly balances: Map<string, Fixed>
  /** Leverage by symbol, futures only. */
  readonly leverages: Map<string, Fixed>
  /** By symbol, futures only. */
  readonly positions: Map<string, PositionState>
  /** By orderId, oldest first. */
  readonly open: Map<string, LiveOrder>
  /** Pending orders by clientOid: only these must be unique (page "Place Order"). */
  readonly pending: Map<string, LiveOrder>
  /** Ended orders by orderId, oldest first. */
  readonly history: Map<string, OrderRecord>
  readonly fills: FillRecord[]
}

/** One instrument with its book, prices and past. */
export interface Market {
  readonly key: InstrumentKey
  readonly id: string
  readonly instrument: PracticeInstrument
  readonly terms: Terms
  readonly isFutures: boolean
  readonly base: string
  readonly quote: string
  readonly book: OrderBook
  readonly candles: CandleSeries
  /** Oldest first, at most 500. */
  readonly trades: TradeView[]
  lastPrice: Fixed
  indexPrice: Fixed
  markPrice: Fixed
  fundingRate: Fixed
  openInterest: Fixed
}

export interface EngineState {
  readonly markets: ReadonlyMap<string, Market>
  readonly accounts: Map<string, Account>
  /** Fees taken, by coin: where conserved cash goes. */
  readonly fees: Map<string, Fixed>
  /** Perpetuals settle in it; counted as one US dollar. */
  readonly settleCoin: 'USDT'
  lastId: bigint
  nowMs: number
}

/** What one command touches, collected while it runs. */
export interface Effects {
  readonly events: EngineEvent[]
  readonly accounts: Set<Account>
  readonly books: Set<Market>
}

export function nextId(state: EngineState): string {
  state.lastId += 1n
  return state.lastId.toString()
}

export function addTo(amounts: Map<string, Fixed>, coin: string, amount: Fixed): void {
  amounts.set(coin, (amounts.get(coin) ?? 0n) + amount)
}

/** What an order may still execute, base coin; `null` for one that counts quote coin. */
export function remaining(order: LiveOrder): Fixed {
  return order.quantity === null ? 0n : order.quantity - order.filled
}

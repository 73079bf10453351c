import type { HoldMode } from '../../../shared/domain/balance.ts'
import type { Exit } from '../../../shared/domain/exit.ts'
import type { Category, InstrumentKey } from '../../../shared/domain/instrument.ts'
import type {
  MarginMode,
  OrderStatus,
  OrderType,
  PositionSide,
  Side,
  StpMode,
  TimeInForce,
} from '../../../shared/domain/order.ts'
import type { PracticeInstrument } from '../market/instrument-row.ts'
import type { CandleSeries } from './candle-series.ts'
import type { EngineEvent } from './events.ts'
import type { Fixed } from './fixed.ts'
import type { OrderBook } from './order-book.ts'
import type {
  CancelReason,
  FillRecord,
  OrderRecord,
  OrderStory,
  TradeSide,
} from './order-records.ts'
import type { ClosedPositionRecord } from './position-records.ts'
import type { PriceCandles } from './price-candles.ts'
import type { TradeView } from './queries.ts'
import type { StrategyIndex } from './strategy-index.ts'
import type { StrategyRecord } from './strategy-record.ts'
import type { Terms } from './terms.ts'
import type { LedgerRecord, TransferRecord } from './wallet-records.ts'

// The engine's own state: mutable, exact, and reachable only through commands. Nothing outside this
// folder sees these shapes; the server reads records and views.

export interface LiveOrder {
  readonly account: Account
  /** Where it trades: the SPOT market for an order of MARGIN. */
  readonly market: Market
  readonly category: Category
  readonly orderId: string
  readonly clientOid: string
  readonly side: Side
  readonly orderType: OrderType
  readonly timeInForce: TimeInForce
  readonly reduceOnly: boolean
  /** Hedge mode; else `null`. */
  readonly positionSide: PositionSide | null
  /** Only meaningful on futures. */
  readonly marginMode: MarginMode
  readonly stpMode: StpMode
  readonly tradeSide: TradeSide | null
  readonly delegateType: OrderRecord['delegateType']
  readonly createdAtMs: number
  /** Of users' orders. */
  story: OrderStory | null
  takeProfit: Exit | null
  stopLoss: Exit | null
  requestId: string | null
  price: Fixed | null
  /** In the unit of the instrument's orders; `null` for a spot market buy. */
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
  readonly market: Market
  readonly side: PositionSide
  readonly marginMode: MarginMode
  readonly createdAtMs: number
  /** In the unit of the instrument's orders. */
  size: Fixed
  /** Exact cost of what is open, settle coin. */
  entryValue: Fixed
  /** Isolated: what is set aside for it, settle coin, no longer in the balance. Crossed: 0. */
  isolatedMargin: Fixed
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

/** Leverage of one futures symbol. */
export interface LeverageState {
  readonly marginMode: MarginMode
  readonly crossed: Fixed
  /** Isolated. */
  readonly long: Fixed
  readonly short: Fixed
}

export interface Account {
  readonly id: string
  readonly role: 'user' | 'house'
  /** Balances of the unified account by coin; a negative one is a debt. */
  readonly balances: Map<string, Fixed>
  /** Balances of the funding account by coin. */
  readonly funding: Map<string, Fixed>
  /** By market id, futures only. */
  readonly leverages: Map<string, LeverageState>
  /** Borrowing leverage by coin. */
  readonly coinLeverages: Map<string, Fixed>
  /** By `positionId` of position.ts, futures only; in one-way mode a market has at most one. */
  readonly positions: Map<string, PositionState>
  /** By orderId, oldest first. */
  readonly open: Map<string, LiveOrder>
  /** Pending orders by clientOid: only these must be unique (page "Place Order"). */
  readonly pending: Map<string, LiveOrder>
  /** Ended orders by orderId, oldest first. */
  readonly history: Map<string, OrderRecord>
  readonly fills: FillRecord[]
  /** Ended positions, ledger and transfers, oldest first. */
  readonly closed: ClosedPositionRecord[]
  readonly ledger: LedgerRecord[]
  readonly transfers: TransferRecord[]
  /** Strategy orders by orderId, oldest first: those that wait, and those that have ended. */
  readonly strategies: Map<string, StrategyRecord>
  readonly strategyHistory: Map<string, StrategyRecord>
  holdMode: HoldMode
  /** When everything is cancelled, Unix ms. */
  countdownAtMs: number | null
}

/** One instrument with its book, prices and past. */
export interface Market {
  readonly key: InstrumentKey
  readonly id: string
  readonly instrument: PracticeInstrument
  readonly terms: Terms
  readonly isFutures: boolean
  /** Spot that MARGIN orders trade in too. */
  readonly hasMargin: boolean
  /** Sized in quote coin, settled in base coin. */
  readonly isInverse: boolean
  readonly base: string
  readonly quote: string
  /** Futures: coin of margin, profit and fees. Spot: the quote coin. */
  readonly settle: string
  readonly book: OrderBook
  /** Of traded prices. */
  readonly candles: CandleSeries
  /** Empty on spot. */
  readonly priceCandles: PriceCandles
  readonly strategies: StrategyIndex
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
  /** Every coin that is traded, and those that MARGIN lends. */
  readonly coins: ReadonlySet<string>
  readonly borrowableCoins: ReadonlySet<string>
  /** Fees and interest taken, by coin: where conserved cash goes. */
  readonly fees: Map<string, Fixed>
  /** Interest has been charged up to this hour since 1970. */
  interestHour: number
  lastId: bigint
  nowMs: number
}

/** What one command touches, collected while it runs. */
export interface Effects {
  readonly events: EngineEvent[]
  readonly accounts: Set<Account>
  readonly books: Set<Market>
  /** Markets whose last or mark price moved. */
  readonly moved: Set<Market>
  /** Orders that filled, in part or whole. */
  readonly filled: Set<LiveOrder>
  /** Positions that closed. */
  readonly ended: Set<PositionState>
}

export function nextId(state: EngineState): string {
  state.lastId += 1n
  return state.lastId.toString()
}

export function addTo(amounts: Map<string, Fixed>, coin: string, amount: Fixed): void {
  amounts.set(coin, (amounts.get(coin) ?? 0n) + amount)
}

/** What an order may still execute, base coin; `null` for one that counts quote coin. */
export function remaining(order: Pick<LiveOrder, 'quantity' | 'filled'>): Fixed {
  return order.quantity === null ? 0n : order.quantity - order.filled
}

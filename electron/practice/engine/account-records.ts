import type { DecimalString } from '../../../shared/domain/decimal.ts'
import type { Category } from '../../../shared/domain/instrument.ts'
import type { MarginMode } from '../../../shared/domain/order.ts'

/** What an order of `size` would cost and how large it may be (page "Get Max Open Available"). */
export interface OpenCapacity {
  /** Spot, margin: quote coin to buy, base coin to sell. Futures: settle coin. */
  readonly available: DecimalString
  /** MARGIN with borrowing, same units; `null` elsewhere. */
  readonly maxOpen: DecimalString | null
  /** Futures. */
  readonly buyOpenCost: DecimalString | null
  readonly sellOpenCost: DecimalString | null
  readonly maxBuyOpen: DecimalString | null
  readonly maxSellOpen: DecimalString | null
}

export interface CoinRecord {
  readonly coin: string
  /** Wallet balance, exact. */
  readonly balance: DecimalString
  readonly available: DecimalString
  /** Tied up in spot orders. */
  readonly locked: DecimalString
  /** With isolated margin and unrealised profit of futures that settle in it. */
  readonly equity: DecimalString
  readonly usdValue: DecimalString
  readonly debt: DecimalString
}

export interface CoinWorth {
  readonly coin: string
  readonly size: DecimalString
  readonly usd: DecimalString
}

/** What is owed, and what could pay for it. */
export interface LoanRecord {
  readonly owed: ReadonlyArray<CoinWorth>
  readonly payable: ReadonlyArray<CoinWorth>
}

/** Amounts without a coin are USD; this exchange counts 1 USDT as 1 USD. */
export interface AccountRecord {
  readonly accountId: string
  readonly equity: DecimalString
  readonly btcEquity: DecimalString
  readonly unrealisedProfit: DecimalString
  readonly btcUnrealisedProfit: DecimalString
  readonly effectiveEquity: DecimalString
  /** Of positions and open orders. */
  readonly initialMargin: DecimalString
  readonly maintenanceMargin: DecimalString
  readonly marginRatio: DecimalString
  readonly positionMarginRatio: DecimalString
  readonly positionValue: DecimalString
  readonly leverage: DecimalString
  /** Coins that were ever held, zero balances included. */
  readonly coins: ReadonlyArray<CoinRecord>
  readonly atMs: number
}

export interface LeverageRecord {
  readonly accountId: string
  readonly category: Category
  readonly symbol: string
  readonly marginMode: MarginMode
  /** Of the margin mode; isolated: of the long side. */
  readonly leverage: DecimalString
  readonly crossedLeverage: DecimalString
  /** Isolated. */
  readonly longLeverage: DecimalString
  readonly shortLeverage: DecimalString
}

export interface CoinLeverageRecord {
  readonly coin: string
  readonly leverage: DecimalString
}

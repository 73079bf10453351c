import type { DecimalString } from './decimal.ts'
import type { Category } from './instrument.ts'
import type { MarginMode, PositionSide, StpMode } from './order.ts'

export interface CoinBalance {
  readonly coin: string
  readonly balance: DecimalString
  readonly available: DecimalString
  /** Tied up in spot orders; futures margin lowers `available` alone. */
  readonly locked: DecimalString
  readonly equity: DecimalString
  readonly usdValue: DecimalString
  readonly debt: DecimalString
}

/** The whole unified account. Amounts without a coin are USD. */
export interface Balances {
  readonly equity: DecimalString
  /** What counts as margin after discounts, USD. Free for opening: this less `initialMargin`. */
  readonly effectiveEquity: DecimalString
  readonly unrealisedProfit: DecimalString
  readonly initialMargin: DecimalString
  readonly maintenanceMargin: DecimalString
  readonly coins: ReadonlyArray<CoinBalance>
}

export interface FeeRates {
  readonly maker: DecimalString
  readonly taker: DecimalString
}

/** One row of `all-fee-rate`. */
export interface SymbolFeeRates extends FeeRates {
  readonly symbol: string
}

export const HOLD_MODES = ['one_way_mode', 'hedge_mode'] as const
export type HoldMode = (typeof HOLD_MODES)[number]

export interface SymbolLeverage {
  readonly category: Category
  readonly symbol: string
  readonly marginMode: MarginMode
  readonly leverage: DecimalString
}

/** What to set leverage for. `positionSide` only in isolated hedge mode, else both sides change. */
export interface LeverageTarget {
  readonly marginMode: MarginMode
  readonly positionSide: PositionSide | null
}

export interface AccountSettings {
  readonly accountUid: string
  /** As the exchange spells it: `unified`, `hybrid`, ... */
  readonly accountMode: string
  readonly assetMode: string
  /** `basic`, `advanced`, ...; `null` where the exchange does not say. */
  readonly accountLevel: string | null
  readonly holdMode: HoldMode
  /** The account's default for self-trade prevention; `null` where the exchange does not say. */
  readonly stpMode: StpMode | null
  /** Only symbols that were ever configured or used. */
  readonly leverages: ReadonlyArray<SymbolLeverage>
  /** Borrowing leverage of MARGIN, by coin. */
  readonly coinLeverages: ReadonlyArray<{ readonly coin: string; readonly leverage: DecimalString }>
}

/** One tier of maintenance margin; values in quote coin, rate as decimal. */
export interface PositionTier {
  readonly minValue: DecimalString
  readonly maxValue: DecimalString
  readonly leverage: DecimalString
  readonly maintenanceRate: DecimalString
}

/** From which value of a coin on (USD) which share of it counts as margin, decimal. */
export interface DiscountStep {
  readonly fromValue: DecimalString
  readonly rate: DecimalString
}

export interface CoinDiscount {
  readonly coin: string
  /** Smallest value first. */
  readonly steps: ReadonlyArray<DiscountStep>
}

/** How a coin counts as margin while there is some of it, and what its debt must keep when it is owed. */
export interface CoinCollateral {
  /** Empty: the exchange lists no discount of the coin. */
  readonly steps: ReadonlyArray<DiscountStep>
  /** By the value of the debt in USD; empty: the coin is not lent. */
  readonly debtTiers: ReadonlyArray<PositionTier>
}

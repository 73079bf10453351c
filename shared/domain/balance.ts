import type { DecimalString } from './decimal.ts'
import type { TradedCategory } from './instrument.ts'

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
  readonly unrealisedProfit: DecimalString
  readonly initialMargin: DecimalString
  readonly maintenanceMargin: DecimalString
  readonly coins: ReadonlyArray<CoinBalance>
}

export interface FeeRates {
  readonly maker: DecimalString
  readonly taker: DecimalString
}

export type HoldMode = 'one_way_mode' | 'hedge_mode'

export interface SymbolLeverage {
  readonly category: TradedCategory
  readonly symbol: string
  readonly leverage: DecimalString
}

export interface AccountSettings {
  readonly holdMode: HoldMode
  /** Only symbols that were ever configured or used. */
  readonly leverages: ReadonlyArray<SymbolLeverage>
}

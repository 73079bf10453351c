import { createStore } from 'zustand/vanilla'

export const ACCOUNT_TABS = [
  'positions',
  'open',
  'strategies',
  'history',
  'fills',
  'closed',
  'assets',
] as const
export type AccountTab = (typeof ACCOUNT_TABS)[number]

export type StrategiesShown = 'open' | 'history'

/** What of the trade screen is open; nothing of it outlives the page. */
export interface TradeViewState {
  readonly tab: AccountTab
  readonly isChoosingSymbol: boolean
  readonly isCheatSheetOpen: boolean
  /** The tables show the watched symbol only. */
  readonly isThisSymbolOnly: boolean
  readonly strategies: StrategiesShown
}

export const tradeViewStore = createStore<TradeViewState>(() => ({
  tab: 'open',
  isChoosingSymbol: false,
  isCheatSheetOpen: false,
  isThisSymbolOnly: false,
  strategies: 'open',
}))

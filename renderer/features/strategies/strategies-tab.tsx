import { useStore } from 'zustand'
import { tradeViewStore } from '../trade/trade-view-store.ts'
import { OpenStrategies } from './open-strategies.tsx'
import { StrategyHistory } from './strategy-history.tsx'

/** Strategy orders that wait, or those that ended; the switch stands in the tab bar. */
export function StrategiesTab() {
  const shown = useStore(tradeViewStore, (state) => state.strategies)
  return shown === 'open' ? <OpenStrategies /> : <StrategyHistory />
}

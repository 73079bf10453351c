import { useStore } from 'zustand'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { type StrategiesShown, tradeViewStore } from '../trade/trade-view-store.ts'
import { strategyWords } from './strategy-words.ts'

/** Open or ended strategy orders. */
export function StrategiesSwitch() {
  const words = useWords(strategyWords)
  const shown = useStore(tradeViewStore, (state) => state.strategies)
  return (
    <SegmentedControl<StrategiesShown>
      label={words.which}
      size="small"
      value={shown}
      segments={[
        { value: 'open', label: words.open },
        { value: 'history', label: words.history },
      ]}
      onChange={(strategies) => tradeViewStore.setState({ strategies })}
    />
  )
}

import { useStore } from 'zustand'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { keysViewStore } from './keys-view-store.ts'
import { keysWords } from './keys-words.ts'

/** The two parts of the keys screen. */
export function KeysPartSwitch() {
  const words = useWords(keysWords).views
  const part = useStore(keysViewStore, (state) => state.part)
  return (
    <div>
      <SegmentedControl
        label={words.name}
        value={part}
        onChange={(next) => keysViewStore.setState({ part: next })}
        segments={[
          { value: 'sets', label: words.sets },
          { value: 'subs', label: words.subs },
        ]}
      />
    </div>
  )
}

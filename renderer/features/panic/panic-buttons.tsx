import { useRef } from 'react'
import { useStore } from 'zustand'
import { PANIC_ACTIONS } from '../../../shared/domain/panic.ts'
import { Button } from '../../components/button.tsx'
import { Tooltip } from '../../components/tooltip.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { keysStore } from '../../stores/keys-store.ts'
import styles from './panic.module.css'
import { PANIC_SHORTCUTS } from './panic-keys.ts'
import { PanicPanel } from './panic-panel.tsx'
import { panicStore, pressPanic } from './panic-store.ts'
import { panicWords } from './panic-words.ts'
import { usePanicKeys } from './use-panic-keys.ts'

/** Cancel all, flatten, both: never disabled while there is a key, whatever else is locked, late or broken. */
export function PanicButtons() {
  const words = useWords(panicWords)
  const hasKey = useStore(keysStore, ({ ring }) => ring === null || ring.activeId !== null)
  const running = useStore(panicStore, (state) => state.running)
  const panel = useRef<HTMLElement>(null)
  usePanicKeys(panel)
  if (!hasKey) return null
  return (
    <fieldset className={styles.group} aria-label={words.group}>
      {PANIC_ACTIONS.map((action) => (
        <Tooltip
          key={action}
          text={words.means[action]}
          shortcut={PANIC_SHORTCUTS[action]}
          side="bottom"
        >
          <Button
            data-panic={action}
            data-running={running.includes(action) || undefined}
            onClick={() => pressPanic(action)}
          >
            {words.action[action]}
          </Button>
        </Tooltip>
      ))}
      <PanicPanel ref={panel} />
    </fieldset>
  )
}

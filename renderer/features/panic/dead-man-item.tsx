import { useStore } from 'zustand'
import { Popover } from '../../components/popover.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { deadManStore, secondsLeft } from '../../stores/dead-man-store.ts'
import { useNow } from '../trade/use-now.ts'
import { DeadManControl } from './dead-man-control.tsx'
import styles from './panic.module.css'
import { panicWords } from './panic-words.ts'

/** In the status bar: whether the switch is armed and when it fires; a press opens its control. */
export function DeadManItem() {
  const { deadMan: words } = useWords(panicWords)
  const view = useStore(deadManStore, (state) => state.view)
  return (
    <Popover
      label={words.name}
      side="top"
      trigger={
        <button type="button" className={styles.item} data-state={view.state}>
          <span className={styles.light} data-state={view.state} aria-hidden />
          {view.state === 'armed' ? <Left /> : words.bar[view.state]}
        </button>
      }
    >
      <DeadManControl />
    </Popover>
  )
}

function Left() {
  const { deadMan: words } = useWords(panicWords)
  const view = useStore(deadManStore, (state) => state.view)
  const left = secondsLeft(view, useNow(250))
  return <span className={styles.left}>{words.bar.armed(`${left ?? '–'} s`)}</span>
}

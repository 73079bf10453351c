import { useStore } from 'zustand'
import { Dialog } from '../../components/dialog.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { tradeWords } from '../../i18n/trade-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { PANIC_SHORTCUTS } from '../panic/panic-keys.ts'
import { panicWords } from '../panic/panic-words.ts'
import styles from './cheat-sheet.module.css'
import { tradeViewStore } from './trade-view-store.ts'

/** Every key of the trade screen. */
export function CheatSheet() {
  const { keys: words } = useWords(tradeWords)
  const { close } = useWords(commonWords)
  const panic = useWords(panicWords)
  const isOpen = useStore(tradeViewStore, (state) => state.isCheatSheetOpen)
  const rows = [
    ['B', words.buy],
    ['S', words.sell],
    ['L', words.limit],
    ['M', words.market],
    ['T', words.trigger],
    ['↑ ↓', words.step],
    ['Ctrl+Enter', words.submit],
    ['Ctrl+K  /', words.symbols],
    ['1 … 7', words.tabs],
    ['Enter  Del', words.rows],
    ['Space  I  R', words.rowKeys],
    [PANIC_SHORTCUTS.cancel, panic.means.cancel],
    [PANIC_SHORTCUTS.flatten, panic.means.flatten],
    [PANIC_SHORTCUTS.both, panic.means.both],
    ['Esc', words.leave],
    ['?', words.sheet],
  ] as const
  return (
    <Dialog
      open={isOpen}
      onClose={() => tradeViewStore.setState({ isCheatSheetOpen: false })}
      title={words.title}
      description={words.fields}
      closeLabel={close}
    >
      <dl className={styles.keys}>
        {rows.map(([key, does]) => (
          <div key={key} className={styles.row}>
            <dt>
              <kbd className={styles.key}>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}

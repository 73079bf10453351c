import {
  ArrowLeftRight,
  ChartCandlestick,
  FlaskConical,
  KeyRound,
  LockKeyhole,
  Settings,
  Wallet,
} from 'lucide-react'
import { useStore } from 'zustand'
import { classNames } from '../../components/class-names.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { goTo, navigationStore, SCREENS, type Screen } from '../../stores/navigation-store.ts'
import { lockDesk } from '../lock/lock-actions.ts'
import { lockWords } from '../lock/lock-words.ts'
import { NoticesButton } from '../notices/notices-button.tsx'
import styles from './frame.module.css'
import { frameWords } from './frame-words.ts'

const ICONS: Readonly<Record<Screen, typeof KeyRound>> = {
  trade: ChartCandlestick,
  account: Wallet,
  keys: KeyRound,
  requests: ArrowLeftRight,
  practice: FlaskConical,
  settings: Settings,
}

export function Rail() {
  const words = useWords(frameWords)
  const { lockNow } = useWords(lockWords)
  const current = useStore(navigationStore, (state) => state.screen)
  return (
    <nav className={styles.rail} aria-label={words.rail}>
      <ul className={styles.railList}>
        {SCREENS.map((screen, index) => {
          const Icon = ICONS[screen]
          return (
            <li key={screen}>
              <IconButton
                label={words.screens[screen]}
                shortcut={`Alt+${index + 1}`}
                side="right"
                className={styles.railButton ?? ''}
                aria-current={screen === current ? 'page' : undefined}
                aria-keyshortcuts={`Alt+${index + 1}`}
                icon={<Icon size={18} strokeWidth={1.8} aria-hidden />}
                onClick={() => goTo(screen)}
              />
            </li>
          )
        })}
      </ul>
      <div className={classNames(styles.railList, styles.railEnd)}>
        <IconButton
          label={lockNow}
          side="right"
          className={styles.railButton ?? ''}
          icon={<LockKeyhole size={18} strokeWidth={1.8} aria-hidden />}
          onClick={() => void lockDesk()}
        />
        <NoticesButton className={styles.railButton ?? ''} />
      </div>
    </nav>
  )
}

import { KeyRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { PanicButtons } from '../panic/panic-buttons.tsx'
import { EnvironmentMenu } from './environment-menu.tsx'
import styles from './frame.module.css'
import { frameWords } from './frame-words.ts'
import { KeyMenu } from './key-menu.tsx'
import { LiveLockButton } from './live-lock-button.tsx'

export function TopBar({
  strip,
  actions,
}: {
  readonly strip: ReactNode
  readonly actions: ReactNode
}) {
  const words = useWords(frameWords)
  return (
    <header className={styles.top}>
      <div className={styles.wordmark}>
        <KeyRound size={16} strokeWidth={2.2} aria-hidden className={styles.mark} />
        {words.product}
      </div>
      <EnvironmentMenu />
      <KeyMenu />
      <div className={styles.strip}>{strip}</div>
      <div className={styles.actions}>
        <LiveLockButton />
        <PanicButtons />
        {actions}
      </div>
    </header>
  )
}

import type { ReactNode } from 'react'
import { Toasts } from '../notices/toasts.tsx'
import styles from './frame.module.css'
import { LiveUnlockDialog } from './live-unlock-dialog.tsx'
import { Rail } from './rail.tsx'
import { StatusBar } from './status-bar.tsx'
import { TopBar } from './top-bar.tsx'

/** Stripe, top bar, rail, the screen, status bar; toasts and the live question lie over them. */
export function Frame({
  strip,
  actions,
  children,
}: {
  readonly strip: ReactNode
  readonly actions: ReactNode
  readonly children: ReactNode
}) {
  return (
    <div className={styles.frame}>
      <div className={styles.stripe} aria-hidden />
      <TopBar strip={strip} actions={actions} />
      <Rail />
      <main className={styles.screen}>{children}</main>
      <StatusBar />
      <Toasts />
      <LiveUnlockDialog />
    </div>
  )
}

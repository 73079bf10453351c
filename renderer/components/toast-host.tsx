import { CircleCheck, CircleHelp, Info, OctagonAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { IconButton } from './icon-button.tsx'
import styles from './toast-host.module.css'

/** `uncertain`: it may have happened, and the desk is asking. */
export type ToastKind = 'done' | 'refused' | 'uncertain' | 'told'

export interface ToastView {
  readonly id: string
  readonly kind: ToastKind
  readonly title: string
  readonly text?: string
  readonly actions?: ReactNode
}

const ICONS = { done: CircleCheck, refused: OctagonAlert, uncertain: CircleHelp, told: Info }

/** Outcomes, newest at the bottom, announced politely; refusals and uncertainty at once. */
export function ToastHost({
  toasts,
  label,
  closeLabel,
  onClose,
}: {
  readonly toasts: ReadonlyArray<ToastView>
  readonly label: string
  readonly closeLabel: string
  readonly onClose: (id: string) => void
}) {
  return (
    <section className={styles.host} aria-label={label}>
      {toasts.map((toast) => {
        const Icon = ICONS[toast.kind]
        const isUrgent = toast.kind === 'refused' || toast.kind === 'uncertain'
        return (
          <div
            key={toast.id}
            role={isUrgent ? 'alert' : 'status'}
            className={classNames(styles.toast, styles[toast.kind])}
          >
            <Icon size={16} aria-hidden className={styles.icon} />
            <div className={styles.words}>
              <p className={styles.title}>{toast.title}</p>
              {toast.text !== undefined && <p className={styles.text}>{toast.text}</p>}
              {toast.actions !== undefined && <div className={styles.actions}>{toast.actions}</div>}
            </div>
            <IconButton
              label={closeLabel}
              icon={<X size={13} aria-hidden />}
              size="small"
              side="left"
              onClick={() => onClose(toast.id)}
            />
          </div>
        )
      })}
    </section>
  )
}

import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { FormEvent, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './dialog.module.css'
import { IconButton } from './icon-button.tsx'

/** A question or form over the window. Escape, the cross and a click outside close it. */
export function Dialog({
  open,
  onClose,
  title,
  description,
  closeLabel,
  tone = 'plain',
  wide = false,
  actions,
  onSubmit,
  children,
}: {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly description?: ReactNode
  readonly closeLabel: string
  readonly tone?: 'plain' | 'danger' | 'environment'
  readonly wide?: boolean
  /** Buttons, the safest first; with `onSubmit` the last should have `type="submit"`. */
  readonly actions?: ReactNode
  readonly onSubmit?: () => void
  readonly children?: ReactNode
}) {
  function submit(event: FormEvent): void {
    event.preventDefault()
    // Events of a dialog go on to what opened it, across the portal: its form must not be sent too.
    event.stopPropagation()
    onSubmit?.()
  }

  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
    >
      <Base.Portal>
        <Base.Backdrop className={styles.veil} />
        <Base.Popup className={classNames(styles.dialog, styles[tone], wide && styles.wide)}>
          <header className={styles.head}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            <IconButton
              label={closeLabel}
              icon={<X size={15} aria-hidden />}
              size="small"
              onClick={onClose}
            />
          </header>
          <form className={styles.form} onSubmit={submit}>
            <div className={styles.body}>
              {description !== undefined && (
                <Base.Description className={styles.description} render={<div />}>
                  {description}
                </Base.Description>
              )}
              {children}
            </div>
            {actions !== undefined && <footer className={styles.actions}>{actions}</footer>}
          </form>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './floating.module.css'

/** Free content that opens at its trigger. Escape or a click elsewhere closes it and returns focus. */
export function Popover({
  trigger,
  label,
  children,
  side = 'bottom',
  align = 'start',
  padded = true,
  open,
  onOpenChange,
}: {
  readonly trigger: ReactElement
  /** Name of the opened panel for screen readers. */
  readonly label: string
  readonly children: ReactNode
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  readonly align?: 'start' | 'center' | 'end'
  readonly padded?: boolean
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
}) {
  return (
    <Base.Root
      {...(open === undefined ? {} : { open })}
      onOpenChange={(next) => onOpenChange?.(next)}
    >
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={4} className={styles.positioner}>
          <Base.Popup
            aria-label={label}
            className={classNames(styles.popup, padded && styles.panel)}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

import { Menu as Base } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import { Fragment, type ReactElement, type ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './floating.module.css'

export type MenuEntry =
  | {
      readonly kind: 'action'
      readonly id: string
      readonly label: ReactNode
      readonly hint?: ReactNode
      readonly icon?: ReactNode
      readonly tone?: 'plain' | 'danger'
      /** Present on entries of which one is chosen. */
      readonly checked?: boolean
      readonly disabled?: boolean
      readonly onChoose: () => void
    }
  | { readonly kind: 'separator'; readonly id: string }
  | { readonly kind: 'heading'; readonly id: string; readonly label: ReactNode }

/** A list of actions that opens at its trigger; arrows, type-ahead and Escape work in it. */
export function Menu({
  trigger,
  label,
  entries,
  side = 'bottom',
  align = 'start',
}: {
  readonly trigger: ReactElement
  readonly label: string
  readonly entries: ReadonlyArray<MenuEntry>
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  readonly align?: 'start' | 'center' | 'end'
}) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={4} className={styles.positioner}>
          <Base.Popup aria-label={label} className={classNames(styles.popup, styles.list)}>
            {entries.map((entry) => (
              <Fragment key={entry.id}>{renderEntry(entry)}</Fragment>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

function renderEntry(entry: MenuEntry): ReactNode {
  if (entry.kind === 'separator') return <Base.Separator className={styles.separator} />
  if (entry.kind === 'heading') {
    return (
      <div role="presentation" className={styles.heading}>
        {entry.label}
      </div>
    )
  }
  return <Entry entry={entry} />
}

function Entry({ entry }: { readonly entry: Extract<MenuEntry, { kind: 'action' }> }) {
  const className = classNames(styles.item, entry.tone === 'danger' && styles.danger)
  const words = (
    <>
      {entry.checked !== undefined && (
        <span className={styles.mark}>{entry.checked && <Check size={13} aria-hidden />}</span>
      )}
      {entry.icon}
      <span className={styles.itemWords}>{entry.label}</span>
      {entry.hint !== undefined && <span className={styles.itemHint}>{entry.hint}</span>}
    </>
  )
  if (entry.checked !== undefined) {
    return (
      <Base.CheckboxItem
        checked={entry.checked}
        closeOnClick
        disabled={entry.disabled ?? false}
        className={className}
        onCheckedChange={entry.onChoose}
      >
        {words}
      </Base.CheckboxItem>
    )
  }
  return (
    <Base.Item disabled={entry.disabled ?? false} className={className} onClick={entry.onChoose}>
      {words}
    </Base.Item>
  )
}

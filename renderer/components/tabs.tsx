import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './tabs.module.css'

export interface TabView<Value extends string> {
  readonly value: Value
  readonly label: ReactNode
  /** Shown after the label when it is not zero. */
  readonly count?: number
  readonly panel: ReactNode
}

/** A tab bar over its panels; the panel fills what is left of the height. Only the open panel is mounted. */
export function Tabs<Value extends string>({
  label,
  value,
  tabs,
  onChange,
  actions,
  className,
}: {
  readonly label: string
  readonly value: Value
  readonly tabs: ReadonlyArray<TabView<Value>>
  readonly onChange: (value: Value) => void
  /** At the right end of the bar. */
  readonly actions?: ReactNode
  readonly className?: string
}) {
  return (
    <Base.Root
      value={value}
      onValueChange={(next: Value) => onChange(next)}
      className={classNames(styles.root, className)}
    >
      <div className={styles.bar}>
        <Base.List aria-label={label} activateOnFocus className={styles.list}>
          {tabs.map((tab) => (
            <Base.Tab key={tab.value} value={tab.value} className={styles.tab}>
              {tab.label}
              {tab.count !== undefined && tab.count > 0 && (
                <span className={styles.count}>{tab.count}</span>
              )}
            </Base.Tab>
          ))}
        </Base.List>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className={styles.panel}>
          {tab.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  )
}

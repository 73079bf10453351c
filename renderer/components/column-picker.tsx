import { Columns3 } from 'lucide-react'
import { Button } from './button.tsx'
import { Checkbox } from './checkbox.tsx'
import styles from './column-picker.module.css'
import { IconButton } from './icon-button.tsx'
import { Popover } from './popover.tsx'

/** Ticks for the columns of a table, and the way back to its own choice. */
export function ColumnPicker({
  label,
  resetLabel,
  columns,
  hidden,
  onChange,
}: {
  readonly label: string
  readonly resetLabel: string
  readonly columns: ReadonlyArray<{ readonly id: string; readonly name: string }>
  readonly hidden: ReadonlySet<string>
  /** `null`: the table's own choice. */
  readonly onChange: (hidden: ReadonlyArray<string> | null) => void
}) {
  function show(id: string, isShown: boolean): void {
    const next = new Set(hidden)
    if (isShown) next.delete(id)
    else next.add(id)
    onChange([...next])
  }

  return (
    <Popover
      label={label}
      align="end"
      trigger={<IconButton label={label} size="small" icon={<Columns3 size={13} aria-hidden />} />}
    >
      <div className={styles.list}>
        {columns.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={!hidden.has(id)}
            onChange={(isShown) => show(id, isShown)}
          />
        ))}
        <Button size="small" onClick={() => onChange(null)}>
          {resetLabel}
        </Button>
      </div>
    </Popover>
  )
}

import { Checkbox as Base } from '@base-ui/react/checkbox'
import { Check, Minus } from 'lucide-react'
import styles from './checkbox.module.css'

/** A tick without words beside it, as in a row of a table; `label` is its name for screen readers. */
export function TickBox({
  label,
  checked,
  partly = false,
  disabled = false,
  isTabStop = true,
  onChange,
}: {
  readonly label: string
  readonly checked: boolean
  /** Some of what it stands for is chosen. */
  readonly partly?: boolean
  readonly disabled?: boolean
  /** `false` where the table's own keys reach it. */
  readonly isTabStop?: boolean
  readonly onChange: (checked: boolean) => void
}) {
  const Mark = partly ? Minus : Check
  return (
    <Base.Root
      aria-label={label}
      title={label}
      className={styles.box}
      checked={checked}
      indeterminate={partly}
      disabled={disabled}
      tabIndex={isTabStop ? 0 : -1}
      onCheckedChange={(next) => onChange(next)}
    >
      <Base.Indicator className={styles.mark}>
        <Mark size={11} strokeWidth={3} aria-hidden />
      </Base.Indicator>
    </Base.Root>
  )
}

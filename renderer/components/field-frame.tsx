import { type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'
import styles from './field.module.css'

export interface FieldFrameProps {
  readonly label: string
  /** Right of the label, such as what is available. */
  readonly note?: ReactNode
  readonly hideLabel?: boolean
  readonly hint?: ReactNode
  /** In words; `null` or absent: the field is fine. */
  readonly error?: string | null | undefined
  readonly className?: string
}

interface ControlNames {
  readonly id: string
  readonly labelId: string
  readonly 'aria-invalid': true | undefined
  readonly 'aria-describedby': string | undefined
}

/** Label above, hint or error below, tied to the control for screen readers. */
export function FieldFrame({
  label,
  note,
  hideLabel = false,
  hint,
  error,
  className,
  children,
}: FieldFrameProps & { readonly children: (names: ControlNames) => ReactNode }) {
  const id = useId()
  const isInvalid = error !== null && error !== undefined
  const isDescribed = isInvalid || hint !== undefined
  return (
    <div className={classNames(styles.field, className)}>
      <div className={classNames(styles.label, hideLabel && styles.hidden)}>
        <label id={`${id}-label`} htmlFor={id}>
          {label}
        </label>
        {note}
      </div>
      {children({
        id,
        labelId: `${id}-label`,
        'aria-invalid': isInvalid || undefined,
        'aria-describedby': isDescribed ? `${id}-error ${id}-hint` : undefined,
      })}
      {isInvalid && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  )
}

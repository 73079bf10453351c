import type { ClipboardEvent, KeyboardEvent, ReactNode, Ref } from 'react'
import { classNames } from './class-names.ts'
import styles from './field.module.css'
import { FieldFrame, type FieldFrameProps } from './field-frame.tsx'

export interface TextFieldProps extends FieldFrameProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?: 'text' | 'password' | 'search'
  /** Takes white space off both ends of what is pasted. */
  readonly trimPaste?: boolean
  readonly mono?: boolean
  readonly placeholder?: string
  readonly prefix?: ReactNode
  readonly suffix?: ReactNode
  readonly maxLength?: number
  readonly disabled?: boolean
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly onBlur?: () => void
  readonly ref?: Ref<HTMLInputElement>
}

/** One line of text. Never completed, corrected or capitalised by the browser. */
export function TextField(props: TextFieldProps) {
  const { value, onChange, type = 'text', disabled = false } = props

  function paste(event: ClipboardEvent<HTMLInputElement>): void {
    if (props.trimPaste !== true) return
    event.preventDefault()
    const input = event.currentTarget
    const start = input.selectionStart ?? value.length
    const end = input.selectionEnd ?? value.length
    const pasted = event.clipboardData.getData('text/plain').trim()
    onChange(value.slice(0, start) + pasted + value.slice(end))
  }

  return (
    <FieldFrame {...frameProps(props)}>
      {({ labelId: _, ...names }) => (
        <div
          className={styles.box}
          data-invalid={names['aria-invalid'] ?? false}
          data-disabled={disabled}
        >
          {props.prefix !== undefined && <span className={styles.prefix}>{props.prefix}</span>}
          <input
            {...names}
            ref={props.ref}
            className={classNames(styles.input, props.mono === true && styles.mono)}
            type={type}
            value={value}
            disabled={disabled}
            placeholder={props.placeholder}
            maxLength={props.maxLength}
            autoComplete={type === 'password' ? 'new-password' : 'off'}
            autoCorrect="off"
            autoCapitalize="off"
            spellCheck={false}
            data-1p-ignore
            data-lpignore="true"
            onPaste={paste}
            onKeyDown={props.onKeyDown}
            onBlur={props.onBlur}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
          {props.suffix !== undefined && <span className={styles.suffix}>{props.suffix}</span>}
        </div>
      )}
    </FieldFrame>
  )
}

/** Picks what the frame needs and leaves absent members absent. */
export function frameProps(props: FieldFrameProps): FieldFrameProps {
  return {
    label: props.label,
    error: props.error,
    ...(props.note === undefined ? {} : { note: props.note }),
    ...(props.hideLabel === undefined ? {} : { hideLabel: props.hideLabel }),
    ...(props.hint === undefined ? {} : { hint: props.hint }),
    ...(props.className === undefined ? {} : { className: props.className }),
  }
}

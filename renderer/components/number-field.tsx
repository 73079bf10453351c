import { ChevronDown, ChevronUp } from 'lucide-react'
import type { KeyboardEvent, ReactNode, Ref } from 'react'
import {
  type DecimalString,
  decimal,
  parseDecimal,
  roundToStep,
} from '../../shared/domain/decimal.ts'
import { classNames } from './class-names.ts'
import styles from './field.module.css'
import { FieldFrame, type FieldFrameProps } from './field-frame.tsx'
import { frameProps } from './text-field.tsx'

export interface NumberFieldProps extends FieldFrameProps {
  /** What was typed, as typed. Rules judge it, not the field. */
  readonly value: string
  readonly onChange: (value: string) => void
  /** What one press of an arrow or stepper adds; also sets the digits. */
  readonly step: DecimalString
  readonly unit?: ReactNode
  readonly stepUpLabel: string
  readonly stepDownLabel: string
  readonly placeholder?: string
  readonly disabled?: boolean
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly ref?: Ref<HTMLInputElement>
}

/** A decimal as text: never a float, never reformatted while typing. Shift steps by ten. */
export function NumberField(props: NumberFieldProps) {
  const { value, onChange, disabled = false } = props

  function step(times: number): void {
    onChange(stepText(value, props.step, times))
  }

  function pressed(event: KeyboardEvent<HTMLInputElement>): void {
    props.onKeyDown?.(event)
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    step((event.key === 'ArrowUp' ? 1 : -1) * (event.shiftKey ? 10 : 1))
  }

  return (
    <FieldFrame {...frameProps(props)}>
      {({ labelId: _, ...names }) => (
        <div
          className={styles.box}
          data-invalid={names['aria-invalid'] ?? false}
          data-disabled={disabled}
        >
          <input
            {...names}
            ref={props.ref}
            className={classNames(styles.input, styles.number)}
            inputMode="decimal"
            autoComplete="off"
            spellCheck={false}
            value={value}
            disabled={disabled}
            placeholder={props.placeholder}
            onKeyDown={pressed}
            onChange={(event) => onChange(cleanNumberText(event.currentTarget.value))}
          />
          {props.unit !== undefined && <span className={styles.suffix}>{props.unit}</span>}
          <span className={styles.steppers}>
            <Stepper label={props.stepUpLabel} disabled={disabled} onPress={() => step(1)}>
              <ChevronUp size={10} aria-hidden />
            </Stepper>
            <Stepper label={props.stepDownLabel} disabled={disabled} onPress={() => step(-1)}>
              <ChevronDown size={10} aria-hidden />
            </Stepper>
          </span>
        </div>
      )}
    </FieldFrame>
  )
}

function Stepper(props: {
  readonly label: string
  readonly disabled: boolean
  readonly onPress: () => void
  readonly children: ReactNode
}) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.step}
      aria-label={props.label}
      disabled={props.disabled}
      onClick={props.onPress}
    >
      {props.children}
    </button>
  )
}

/** Takes out spaces and thousands separators, as in a pasted `61,250.5`. Anything else stays to be judged. */
export function cleanNumberText(text: string): string {
  const bare = text.replace(/[\s_']/g, '')
  if (/^\d{1,3}(,\d{3})+(\.\d*)?$/.test(bare)) return bare.replaceAll(',', '')
  return bare
}

/** `text` moved by `times` steps, on the grid of `step`, never below zero. Unreadable text counts as zero. */
export function stepText(text: string, step: DecimalString, times: number): DecimalString {
  const grid = decimal(step)
  const digits = step.includes('.') ? (step.split('.')[1] ?? '').length : 0
  const from = parseDecimal(text) ?? decimal('0')
  const next = roundToStep(from, grid).plus(grid.times(times))
  return (next.lt(0) ? decimal('0') : next).toFixed(digits)
}

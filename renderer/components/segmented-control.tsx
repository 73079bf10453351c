import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './segmented-control.module.css'

export interface Segment<Value extends string> {
  readonly value: Value
  readonly label: ReactNode
  readonly disabled?: boolean
  /** Colour while it is the chosen one. */
  readonly tone?: 'plain' | 'buy' | 'sell'
}

/** A few values side by side, one of them chosen. A radio group to the keyboard and screen readers. */
export function SegmentedControl<Value extends string>({
  label,
  value,
  segments,
  onChange,
  size = 'medium',
  stretch = false,
  className,
}: {
  readonly label: string
  readonly value: Value
  readonly segments: ReadonlyArray<Segment<Value>>
  readonly onChange: (value: Value) => void
  readonly size?: 'small' | 'medium' | 'large'
  readonly stretch?: boolean
  readonly className?: string
}) {
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onValueChange={(next) => onChange(next)}
      className={classNames(styles.group, styles[size], stretch && styles.stretch, className)}
    >
      {segments.map((segment) => (
        <Radio.Root
          key={segment.value}
          value={segment.value}
          disabled={segment.disabled ?? false}
          className={classNames(styles.segment, styles[segment.tone ?? 'plain'])}
        >
          {segment.label}
        </Radio.Root>
      ))}
    </RadioGroup>
  )
}

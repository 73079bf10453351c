import { Select as Base } from '@base-ui/react/select'
import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { FieldFrame, type FieldFrameProps } from './field-frame.tsx'
import floating from './floating.module.css'
import styles from './select.module.css'
import { frameProps } from './text-field.tsx'

export interface Choice<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly hint?: ReactNode
  readonly disabled?: boolean
}

/** One of several values in a drop-down list. */
export function Select<Value extends string>(
  props: FieldFrameProps & {
    readonly value: Value
    readonly choices: ReadonlyArray<Choice<Value>>
    readonly onChange: (value: Value) => void
    readonly disabled?: boolean
    readonly size?: 'small' | 'medium'
  },
) {
  const chosen = props.choices.find((choice) => choice.value === props.value)
  return (
    <FieldFrame {...frameProps(props)}>
      {(names) => (
        <Base.Root
          value={props.value}
          disabled={props.disabled ?? false}
          onValueChange={(value) => {
            if (value !== null) props.onChange(value)
          }}
        >
          <Base.Trigger
            id={names.id}
            aria-labelledby={names.labelId}
            aria-describedby={names['aria-describedby']}
            aria-invalid={names['aria-invalid']}
            className={classNames(styles.trigger, props.size === 'small' && styles.small)}
          >
            <Base.Value>{chosen?.label ?? ''}</Base.Value>
            <Base.Icon className={styles.icon}>
              <ChevronDown size={13} aria-hidden />
            </Base.Icon>
          </Base.Trigger>
          <Base.Portal>
            <Base.Positioner
              sideOffset={4}
              alignItemWithTrigger={false}
              className={floating.positioner}
            >
              <Base.Popup className={classNames(floating.popup, floating.list)}>
                {props.choices.map((choice) => (
                  <Base.Item
                    key={choice.value}
                    value={choice.value}
                    disabled={choice.disabled ?? false}
                    className={floating.item}
                  >
                    <span className={floating.mark}>
                      <Base.ItemIndicator>
                        <Check size={13} aria-hidden />
                      </Base.ItemIndicator>
                    </span>
                    <Base.ItemText className={floating.itemWords}>{choice.label}</Base.ItemText>
                    {choice.hint !== undefined && (
                      <span className={floating.itemHint}>{choice.hint}</span>
                    )}
                  </Base.Item>
                ))}
              </Base.Popup>
            </Base.Positioner>
          </Base.Portal>
        </Base.Root>
      )}
    </FieldFrame>
  )
}

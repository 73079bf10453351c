import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { classNames } from './class-names.ts'
import styles from './icon-button.module.css'
import { Tooltip } from './tooltip.tsx'

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** Says what it does: the name for screen readers and the tooltip. */
  readonly label: string
  /** Keys that do the same, as shown to people, such as `Alt+1`. */
  readonly shortcut?: string
  readonly icon: ReactNode
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  readonly size?: 'small' | 'medium'
  readonly tone?: 'plain' | 'danger'
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button that is only a picture; its name stands in a tooltip. */
export function IconButton({
  label,
  shortcut,
  icon,
  side = 'top',
  size = 'medium',
  tone = 'plain',
  className,
  type = 'button',
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} side={side} {...(shortcut === undefined ? {} : { shortcut })}>
      <button
        {...rest}
        type={type}
        aria-label={label}
        className={classNames(styles.button, styles[size], styles[tone], className)}
      >
        {icon}
      </button>
    </Tooltip>
  )
}

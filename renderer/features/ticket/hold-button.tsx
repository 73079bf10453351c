import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { classNames } from '../../components/class-names.ts'
import styles from './ticket-submit.module.css'

const HOLD_MS = 600

/**
 * The submit button. Where money is real it must be held, by mouse or by key, so that no slip of
 * the hand sends an order; letting go early does nothing.
 */
export function HoldButton({
  kind,
  mustHold,
  holdHint,
  busy,
  disabled,
  describedBy,
  onPress,
  children,
}: {
  readonly kind: 'buy' | 'sell'
  readonly mustHold: boolean
  readonly holdHint: string
  readonly busy: boolean
  readonly disabled: boolean
  readonly describedBy: string | undefined
  readonly onPress: () => void
  readonly children: ReactNode
}) {
  const [isHeld, setHeld] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current)
    },
    [],
  )

  function hold(): void {
    if (!mustHold || disabled || busy || timer.current !== null) return
    setHeld(true)
    timer.current = setTimeout(() => {
      release()
      setHeld(false)
      onPress()
    }, HOLD_MS)
  }

  function release(): void {
    if (timer.current !== null) clearTimeout(timer.current)
    timer.current = null
  }

  function letGo(): void {
    release()
    setHeld(false)
  }

  function isPressKey(event: KeyboardEvent): boolean {
    return event.key === 'Enter' || event.key === ' '
  }

  return (
    <button
      type="button"
      data-ticket="submit"
      className={classNames(styles.submit, styles[kind], isHeld && styles.held)}
      aria-busy={busy || undefined}
      aria-disabled={disabled || busy || undefined}
      aria-describedby={describedBy}
      title={mustHold ? holdHint : undefined}
      onPointerDown={hold}
      onPointerUp={letGo}
      onPointerLeave={letGo}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey) return
        if (event.repeat && isPressKey(event)) event.preventDefault()
        if (mustHold && isPressKey(event) && !event.repeat) hold()
      }}
      onKeyUp={(event) => {
        if (isPressKey(event)) letGo()
      }}
      onBlur={letGo}
      onClick={() => {
        if (!mustHold && !disabled && !busy) onPress()
      }}
    >
      {children}
    </button>
  )
}

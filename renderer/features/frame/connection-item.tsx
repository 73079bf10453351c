import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { classNames } from '../../components/class-names.ts'
import { Popover } from '../../components/popover.tsx'
import { Tooltip } from '../../components/tooltip.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { ConnectionPanel } from './connection-panel.tsx'
import styles from './frame.module.css'
import { frameWords } from './frame-words.ts'

/** An item that explains itself on focus, and on press opens all that is known of the connection. */
export function ConnectionItem({
  text,
  isTroubled = false,
  children,
}: {
  readonly text: string
  readonly isTroubled?: boolean
  readonly children: ReactNode
}) {
  const words = useWords(frameWords)
  return (
    <Popover
      label={words.connection}
      side="top"
      trigger={
        <StatusButton
          text={text}
          className={classNames(styles.statusItem, isTroubled && styles.troubled)}
        >
          {children}
        </StatusButton>
      }
    >
      <ConnectionPanel />
    </Popover>
  )
}

interface StatusButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly text: string
  readonly ref?: Ref<HTMLButtonElement>
}

/** Takes what a popover gives its trigger, and puts it on the button within the tooltip. */
function StatusButton({ text, ...rest }: StatusButtonProps) {
  return (
    <Tooltip text={text}>
      <button {...rest} type="button" />
    </Tooltip>
  )
}

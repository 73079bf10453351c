import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'

/** Puts `text` on the clipboard and says so for a moment. With `words` it is a button with them. */
export function CopyButton({
  text,
  label,
  copiedLabel,
  failedLabel,
  words,
}: {
  readonly text: string
  readonly label: string
  readonly copiedLabel: string
  readonly failedLabel: string
  readonly words?: string
}) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')
  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), 2000)
    return () => clearTimeout(timer)
  }, [state])

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text)
      setState('copied')
    } catch {
      setState('failed')
    }
  }

  const Icon = state === 'copied' ? Check : Copy
  const shown = state === 'copied' ? copiedLabel : state === 'failed' ? failedLabel : label
  const icon = <Icon size={13} aria-hidden />
  if (words === undefined) {
    return <IconButton size="small" label={shown} icon={icon} onClick={() => void copy()} />
  }
  return (
    <Button
      size="small"
      icon={icon}
      {...(state === 'idle' && label !== words ? { 'aria-label': label, title: label } : {})}
      onClick={() => void copy()}
    >
      {state === 'idle' ? words : shown}
    </Button>
  )
}

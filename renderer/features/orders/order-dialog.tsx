import { type ReactNode, useRef, useState } from 'react'
import type { DeskError } from '../../../shared/domain/error.ts'
import { Button, type ButtonKind } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { ticketWords } from '../../i18n/ticket-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { askToUnlockLive } from '../../stores/live-lock-store.ts'
import { Trouble } from '../keys/trouble.tsx'
import { useLiveLocked } from '../trade/use-live-locked.ts'
import { useTradeBlock } from './use-trade-block.ts'

/**
 * Says in words what will be sent, sends it once, and closes when it was taken. A refusal stays in
 * the form with what was typed. `send` answers with the refusal, `null` when there is none.
 */
export function OrderDialog(props: {
  readonly title: string
  readonly text: ReactNode
  readonly sendLabel: string
  readonly kind: ButtonKind
  readonly canSend: boolean
  /** What only takes risk away, such as a cancel, is sent in locked live too. */
  readonly passesLiveLock?: boolean
  readonly send: () => Promise<DeskError | null>
  readonly onClose: () => void
  readonly children?: ReactNode
}) {
  const common = useWords(commonWords)
  const { blocked } = useWords(ticketWords)
  const isLiveLocked = useLiveLocked()
  const isLocked = isLiveLocked && props.passesLiveLock !== true
  const block = useTradeBlock()
  const isSending = useRef(false)
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<DeskError | null>(null)
  const canSend = props.canSend && !isLocked && block === undefined

  async function submit(): Promise<void> {
    if (!canSend || isSending.current) return
    isSending.current = true
    setBusy(true)
    setRefusal(null)
    const error = await props.send()
    isSending.current = false
    setBusy(false)
    if (error === null) props.onClose()
    else setRefusal(error)
  }

  function unlock(): void {
    props.onClose()
    askToUnlockLive()
  }

  return (
    <Dialog
      open
      onClose={props.onClose}
      tone="environment"
      title={props.title}
      description={isLocked ? blocked.live : (block ?? props.text)}
      closeLabel={common.close}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={props.onClose}>{common.cancel}</Button>
          {isLocked ? (
            <Button kind="environment" onClick={unlock}>
              {blocked.unlock}
            </Button>
          ) : (
            <Button type="submit" kind={props.kind} busy={isBusy} disabled={!canSend}>
              {props.sendLabel}
            </Button>
          )}
        </>
      }
    >
      {props.children}
      {refusal !== null && <Trouble compact error={refusal} />}
    </Dialog>
  )
}

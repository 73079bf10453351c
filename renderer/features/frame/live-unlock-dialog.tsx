import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { activeKeySet, keysStore } from '../../stores/keys-store.ts'
import { liveLockStore, lockLive } from '../../stores/live-lock-store.ts'
import { requestUnlock } from './change-live-lock.ts'
import { frameWords } from './frame-words.ts'

/** The deliberate step before the first live order of each start: a tick, then a button. */
export function LiveUnlockDialog() {
  const words = useWords(frameWords)
  const common = useWords(commonWords)
  const isOpen = useStore(liveLockStore, (state) => state.isAsking)
  const keySet = useStore(keysStore, (state) => activeKeySet(state.ring))
  const [isMeant, setIsMeant] = useState(false)
  const [isWaiting, setIsWaiting] = useState(false)
  useEffect(() => {
    if (!isOpen) setIsMeant(false)
  }, [isOpen])

  async function unlock(): Promise<void> {
    setIsWaiting(true)
    await requestUnlock()
    setIsWaiting(false)
  }

  return (
    <Dialog
      open={isOpen}
      tone="environment"
      title={words.live.title}
      closeLabel={common.close}
      onClose={lockLive}
      onSubmit={() => {
        if (isMeant && keySet !== null && !isWaiting) void unlock()
      }}
      description={
        <>
          <p>{words.live.text}</p>
          <p>
            {keySet === null
              ? words.live.noKey
              : words.live.key(keySet.label || words.unnamed, keySet.hint)}
          </p>
          <p>{words.live.until}</p>
          <p>{words.live.askedAgain}</p>
        </>
      }
      actions={
        <>
          <Button onClick={lockLive}>{common.cancel}</Button>
          <Button
            kind="danger"
            type="submit"
            busy={isWaiting}
            disabled={!isMeant || keySet === null}
          >
            {words.live.unlock}
          </Button>
        </>
      }
    >
      <Checkbox
        label={words.live.confirm}
        checked={isMeant}
        disabled={keySet === null}
        onChange={setIsMeant}
      />
    </Dialog>
  )
}

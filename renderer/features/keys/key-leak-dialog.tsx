import { useRef } from 'react'
import { useStore } from 'zustand'
import type { KeySet } from '../../../shared/domain/key-set.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { keysStore } from '../../stores/keys-store.ts'
import styles from './key-leak.module.css'
import { keysWords } from './keys-words.ts'
import { LeakCancelStep } from './leak-cancel-step.tsx'
import { LeakForgetStep } from './leak-forget-step.tsx'
import { LeakRemoveStep } from './leak-remove-step.tsx'
import { leakWords } from './leak-words.ts'

/** Three steps against a leak, each run from here with its result beside it. */
export function KeyLeakDialog({
  keySet,
  onClose,
}: {
  /** As it was when the dialog opened: it may be forgotten while the dialog stands. */
  readonly keySet: KeySet
  readonly onClose: () => void
}) {
  const words = useWords(leakWords)
  const keys = useWords(keysWords)
  const common = useWords(commonWords)
  const ring = useStore(keysStore, (state) => state.ring)
  const closeButton = useRef<HTMLButtonElement>(null)
  const known = ring?.keySets.find((one) => one.id === keySet.id) ?? null
  const isInUse = ring?.environment === keySet.environment && ring.activeId === keySet.id
  const environment = common.environment[keySet.environment]
  return (
    <Dialog
      open
      tone="danger"
      title={words.title}
      closeLabel={common.close}
      onClose={onClose}
      description={
        <>
          <p className={styles.about}>
            {words.about(keySet.label || keys.unnamed, keySet.hint, environment)}
          </p>
          <p>{words.lead}</p>
        </>
      }
      actions={
        <Button ref={closeButton} onClick={onClose}>
          {common.close}
        </Button>
      }
    >
      <ol className={styles.steps}>
        <LeakCancelStep
          keySet={known ?? keySet}
          standing={known === null ? 'gone' : isInUse ? 'in-use' : 'not-in-use'}
        />
        <LeakRemoveStep keySet={keySet} />
        <LeakForgetStep
          keySet={keySet}
          isForgotten={ring !== null && known === null}
          onForgotten={() => closeButton.current?.focus()}
        />
      </ol>
    </Dialog>
  )
}

import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { DeskError } from '../../../shared/domain/error.ts'
import type { KeySet } from '../../../shared/domain/key-set.ts'
import { ErrorMessage } from '../../components/error-message.tsx'
import { useExplainError } from '../../i18n/use-explained.ts'
import { activeKeySet, keysStore } from '../../stores/keys-store.ts'
import { SignatureQuestion, signatureRefusal } from '../requests/signature-question.tsx'
import { RebindButton } from './rebind-button.tsx'
import { rebindTarget } from './rebind-target.ts'

/**
 * An error in its three parts, with what can be done about it from where it is read: what was
 * signed, and after 40099 binding the key to the other environment.
 */
export function Trouble({
  error,
  keySet,
  actions,
  compact = false,
  tone,
}: {
  readonly error: DeskError
  /** The key set that the request was signed with; absent: the one in use. */
  readonly keySet?: KeySet
  /** Further buttons, which come first. */
  readonly actions?: ReactNode
  readonly compact?: boolean
  readonly tone?: 'danger' | 'warning'
}) {
  const explain = useExplainError()
  const inUse = useStore(keysStore, (state) => activeKeySet(state.ring))
  const signedWith = keySet ?? inUse
  const target = rebindTarget(error, signedWith)
  const hasCures = target !== null || signatureRefusal(error) !== null || actions !== undefined
  return (
    <ErrorMessage
      compact={compact}
      {...(tone === undefined ? {} : { tone })}
      {...explain(error)}
      {...(hasCures
        ? {
            actions: (
              <>
                {actions}
                {target !== null && signedWith !== null && (
                  <RebindButton keySet={signedWith} environment={target} />
                )}
                <SignatureQuestion error={error} />
              </>
            ),
          }
        : {})}
    />
  )
}

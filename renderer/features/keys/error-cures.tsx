import { useStore } from 'zustand'
import type { DeskError } from '../../../shared/domain/error.ts'
import type { KeySet } from '../../../shared/domain/key-set.ts'
import { activeKeySet, keysStore } from '../../stores/keys-store.ts'
import { SignatureQuestion, signatureRefusal } from '../requests/signature-question.tsx'
import { RebindButton } from './rebind-button.tsx'
import { rebindTarget } from './rebind-target.ts'

/**
 * What can be done about a refusal of a key from where it is read: after 40099 binding the key to the
 * other environment, and seeing what was signed. `null`: nothing. Absent `keySet`: the one in use.
 */
export function useErrorCures(error: DeskError, keySet?: KeySet) {
  const inUse = useStore(keysStore, (state) => activeKeySet(state.ring))
  const signedWith = keySet ?? inUse
  const target = rebindTarget(error, signedWith)
  if (target === null && signatureRefusal(error) === null) return null
  return (
    <>
      {target !== null && signedWith !== null && (
        <RebindButton keySet={signedWith} environment={target} />
      )}
      <SignatureQuestion error={error} />
    </>
  )
}

/** The same beside an error that is told otherwise than by `Trouble`. */
export function ErrorCures({ error }: { readonly error: DeskError }) {
  return useErrorCures(error)
}

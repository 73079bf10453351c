import { useRef, useState } from 'react'
import type { DeskError } from '../../../shared/domain/error.ts'
import type { EnvironmentFinding } from '../../../shared/domain/key-set.ts'
import { ask } from '../../desk-client.ts'
import { draftOf, type KeyForm } from './use-key-form.ts'

type KeyFinding =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'found'; readonly finding: EnvironmentFinding }
  | { readonly kind: 'failed'; readonly error: DeskError }

/** Asks which environment the typed key is for, and sets the form to it. */
export function useKeyFinder(form: KeyForm): {
  readonly state: KeyFinding
  readonly find: () => void
} {
  const [state, setState] = useState<KeyFinding>({ kind: 'idle' })
  const isAsking = useRef(false)

  async function find(): Promise<void> {
    if (!form.check() || isAsking.current) return
    isAsking.current = true
    setState({ kind: 'busy' })
    const answer = await ask('keys.find', draftOf(form.values, form.colour, 'session'))
    isAsking.current = false
    if (!answer.ok) {
      setState({ kind: 'failed', error: answer.error })
      return
    }
    setState({ kind: 'found', finding: answer.value })
    const { environment } = answer.value
    if (environment !== null) form.set({ environment })
  }

  return { state, find: () => void find() }
}

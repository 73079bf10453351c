import { useState } from 'react'
import type { DeskError } from '../../../shared/domain/error.ts'
import { addPracticeKey } from './key-actions.ts'

/** One press: a key of the desk's own practice exchange, in use at once. `make` answers whether it worked. */
export function usePracticeKey(): {
  readonly isBusy: boolean
  readonly error: DeskError | null
  readonly make: () => Promise<boolean>
} {
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<DeskError | null>(null)
  async function make(): Promise<boolean> {
    setIsBusy(true)
    setError(null)
    const answer = await addPracticeKey()
    setIsBusy(false)
    if (!answer.ok) setError(answer.error)
    return answer.ok
  }
  return { isBusy, error, make }
}

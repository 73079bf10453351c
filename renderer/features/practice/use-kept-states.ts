import { useEffect, useState } from 'react'
import type { DeskError } from '../../../shared/domain/error.ts'
import type { KeptState } from '../../../shared/domain/practice-control.ts'
import { ask } from '../../desk-client.ts'

export interface KeptStatesView {
  /** Newest first; `null` until main has answered. */
  readonly states: ReadonlyArray<KeptState> | null
  readonly error: DeskError | null
  /** Puts in the list that another call has answered. */
  readonly put: (states: ReadonlyArray<KeptState>) => void
}

/** Asks once, when the screen appears. */
export function useKeptStates(): KeptStatesView {
  const [states, setStates] = useState<ReadonlyArray<KeptState> | null>(null)
  const [error, setError] = useState<DeskError | null>(null)
  useEffect(() => {
    let isCurrent = true
    void ask('practice.keptStates').then((answer) => {
      if (!isCurrent) return
      setError(answer.ok ? null : answer.error)
      if (answer.ok) setStates(answer.value)
    })
    return () => {
      isCurrent = false
    }
  }, [])
  return {
    states: states === null ? null : [...states].sort((a, b) => b.savedAtMs - a.savedAtMs),
    error,
    put: (next) => {
      setError(null)
      setStates(next)
    },
  }
}

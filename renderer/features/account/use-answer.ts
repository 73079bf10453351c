import { useCallback, useEffect, useRef, useState } from 'react'
import type { DeskError, Result } from '../../../shared/domain/error.ts'
import { useAccount } from '../trade/trade-desk.ts'

export interface Answered<T> {
  /** The last good answer; kept, and to be shown as old, while a later question failed. */
  readonly value: T | null
  readonly error: DeskError | null
  readonly isBusy: boolean
  readonly ask: () => void
  /** Puts in what another call has answered. */
  readonly put: (value: T) => void
}

/**
 * Asks main when the component appears and whenever the key in use changes. `question` must keep
 * its identity while it asks the same. Late answers to an older question are dropped.
 */
export function useAnswer<T>(question: () => Promise<Result<T>>): Answered<T> {
  const keySetId = useAccount((state) => state.keySetId)
  const [value, setValue] = useState<T | null>(null)
  const [error, setError] = useState<DeskError | null>(null)
  const [isBusy, setBusy] = useState(false)
  const turn = useRef(0)

  const ask = useCallback(() => {
    turn.current += 1
    const mine = turn.current
    setBusy(true)
    void question().then((answer) => {
      if (mine !== turn.current) return
      setBusy(false)
      setError(answer.ok ? null : answer.error)
      if (answer.ok) setValue(answer.value)
    })
  }, [question])

  useEffect(() => {
    setValue(null)
    setError(null)
    if (keySetId !== null) ask()
    return () => {
      turn.current += 1
    }
  }, [ask, keySetId])

  const put = useCallback((next: T) => {
    turn.current += 1
    setBusy(false)
    setError(null)
    setValue(next)
  }, [])
  return { value, error, isBusy, ask, put }
}

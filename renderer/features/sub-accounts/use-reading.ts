import { useCallback, useEffect, useRef, useState } from 'react'
import type { DeskError, Result } from '../../../shared/domain/error.ts'

export interface Reading<T> {
  /** The last that was read; `null`: nothing yet. */
  readonly value: T | null
  readonly isBusy: boolean
  /** Why the last reading failed; what was read before stays. */
  readonly error: DeskError | null
  readonly reload: () => void
  /** What a command answered is newer than what was read; `null`: it has to be read. */
  readonly replace: (value: T | null) => void
}

/** Reads when it appears and when `read` changes; an answer that comes too late is dropped. */
export function useReading<T>(read: () => Promise<Result<T>>): Reading<T> {
  const [value, setValue] = useState<T | null>(null)
  const [error, setError] = useState<DeskError | null>(null)
  const [isBusy, setIsBusy] = useState(true)
  const turn = useRef(0)
  const reload = useCallback(() => {
    turn.current += 1
    const mine = turn.current
    setIsBusy(true)
    void read().then((answer) => {
      if (mine !== turn.current) return
      setIsBusy(false)
      setError(answer.ok ? null : answer.error)
      if (answer.ok) setValue(answer.value)
    })
  }, [read])
  const replace = useCallback(
    (next: T | null) => {
      if (next === null) {
        reload()
        return
      }
      turn.current += 1
      setIsBusy(false)
      setError(null)
      setValue(next)
    },
    [reload],
  )
  useEffect(() => {
    setValue(null)
    reload()
    return () => {
      turn.current += 1
    }
  }, [reload])
  return { value, isBusy, error, reload, replace }
}

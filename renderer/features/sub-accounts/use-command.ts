import { useRef, useState } from 'react'
import type { DeskError, Result } from '../../../shared/domain/error.ts'

/** One command at a time: a second press while the first is under way does nothing. */
export function useCommand(): {
  readonly isBusy: boolean
  readonly error: DeskError | null
  readonly run: <T>(
    work: () => Promise<Result<T>>,
    onDone: (value: T) => void,
    onFailed?: (error: DeskError) => void,
  ) => void
} {
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<DeskError | null>(null)
  // State is drawn a moment later; a second Enter comes sooner.
  const isRunning = useRef(false)

  async function run<T>(
    work: () => Promise<Result<T>>,
    onDone: (value: T) => void,
    onFailed?: (error: DeskError) => void,
  ): Promise<void> {
    if (isRunning.current) return
    isRunning.current = true
    setIsBusy(true)
    setError(null)
    const answer = await work()
    isRunning.current = false
    setIsBusy(false)
    if (answer.ok) return onDone(answer.value)
    setError(answer.error)
    onFailed?.(answer.error)
  }

  return { isBusy, error, run: (work, onDone, onFailed) => void run(work, onDone, onFailed) }
}

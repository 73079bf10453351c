import { useCallback, useEffect, useRef, useState } from 'react'
import type { DeskError, Result } from '../../../shared/domain/error.ts'
import type { Page } from '../../../shared/ipc/history-requests.ts'
import { useAccount } from '../trade/trade-desk.ts'

export interface PagedHistory<Row> {
  readonly rows: ReadonlyArray<Row>
  /** `failed` keeps the rows that are there. */
  readonly phase: 'loading' | 'ready' | 'failed'
  readonly error: DeskError | null
  readonly hasOlder: boolean
  readonly loadOlder: () => void
  /** Reads from the newest row on. After a failure the page that failed is read again. */
  readonly retry: () => void
  readonly refresh: () => void
}

type ReadPage<Row, Filter> = (filter: Filter, cursor: string | null) => Promise<Result<Page<Row>>>

/**
 * Rows of a history, page after page towards older ones. Starts anew for another filter or key
 * set. `filter` `null`: it cannot be read, nothing is asked.
 */
export function usePagedHistory<Row, Filter>(
  read: ReadPage<Row, Filter>,
  filter: Filter | null,
): PagedHistory<Row> {
  const keySetId = useAccount((state) => state.keySetId)
  const [rows, setRows] = useState<ReadonlyArray<Row>>([])
  const [phase, setPhase] = useState<PagedHistory<Row>['phase']>('loading')
  const [error, setError] = useState<DeskError | null>(null)
  const [cursor, setCursor] = useState<string | null>(null)
  /** Grows with each fresh start, so that late answers of an older one are dropped. */
  const generation = useRef(0)
  const isAsking = useRef(false)

  const load = useCallback(
    async (from: string | null) => {
      if (filter === null || isAsking.current) return
      const mine = generation.current
      isAsking.current = true
      setPhase('loading')
      const answer = await read(filter, from)
      if (mine !== generation.current) return
      isAsking.current = false
      if (!answer.ok) {
        setError(answer.error)
        setPhase('failed')
        return
      }
      setError(null)
      setRows((known) => (from === null ? answer.value.rows : [...known, ...answer.value.rows]))
      setCursor(answer.value.cursor)
      setPhase('ready')
    },
    [read, filter],
  )

  useEffect(() => {
    generation.current += 1
    isAsking.current = false
    setRows([])
    setCursor(null)
    setError(null)
    if (keySetId !== null) void load(null)
    return () => {
      generation.current += 1
    }
  }, [load, keySetId])

  return {
    rows,
    phase,
    error,
    hasOlder: cursor !== null,
    loadOlder: () => void load(cursor),
    retry: () => void load(cursor),
    refresh: () => void load(null),
  }
}

import { useCallback, useEffect, useRef, useState } from 'react'
import type { DeskError, Result } from '../../../shared/domain/error.ts'
import type { Category } from '../../../shared/domain/instrument.ts'
import type { Page } from '../../../shared/ipc/history-requests.ts'
import { useAccount, useMarket } from '../trade/trade-desk.ts'

export interface Pages<Row> {
  readonly rows: ReadonlyArray<Row>
  readonly phase: 'loading' | 'ready' | 'failed'
  readonly error: DeskError | null
  readonly hasOlder: boolean
  readonly loadOlder: () => void
  /** Product line of the rows; at first the watched one. */
  readonly category: Category
  readonly chooseCategory: (category: Category) => void
}

type ReadPage<Row> = (category: Category, cursor: string | null) => Promise<Result<Page<Row>>>

/** Rows of a history, page after page towards older ones. Starts anew for another category or key set. */
export function usePages<Row>(read: ReadPage<Row>): Pages<Row> {
  const watchedCategory = useMarket((state) => state.watched.category)
  const [category, chooseCategory] = useState(watchedCategory)
  const keySetId = useAccount((state) => state.keySetId)
  const [rows, setRows] = useState<ReadonlyArray<Row>>([])
  const [phase, setPhase] = useState<Pages<Row>['phase']>('loading')
  const [error, setError] = useState<DeskError | null>(null)
  const [cursor, setCursor] = useState<string | null>(null)
  /** Grows with each fresh start, so that late answers of an older one are dropped. */
  const generation = useRef(0)

  const load = useCallback(
    async (from: string | null) => {
      const mine = generation.current
      setPhase('loading')
      const answer = await read(category, from)
      if (mine !== generation.current) return
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
    [read, category],
  )

  useEffect(() => {
    generation.current += 1
    setRows([])
    setCursor(null)
    if (keySetId !== null) void load(null)
  }, [load, keySetId])

  return {
    rows,
    phase,
    error,
    hasOlder: cursor !== null,
    loadOlder: () => void load(cursor),
    category,
    chooseCategory,
  }
}

import { useMemo, useState } from 'react'
import type { HistoryFilter } from '../../../shared/domain/history.ts'
import type { Category } from '../../../shared/domain/instrument.ts'
import { useFormat } from '../../format/use-format.ts'
import { useMarket } from '../trade/trade-desk.ts'
import { FIRST_RANGE, type HistoryRange, type RangeProblem, readRange } from './history-range.ts'

/** The filter of a history by product line, symbol and time, as it is being chosen. */
export interface HistoryFilterChoice {
  readonly category: Category
  readonly symbol: string | null
  readonly range: HistoryRange
  /** `null` while the days cannot be read. */
  readonly filter: HistoryFilter | null
  readonly problem: RangeProblem | null
  readonly chooseCategory: (category: Category) => void
  readonly chooseSymbol: (symbol: string | null) => void
  readonly chooseRange: (range: HistoryRange) => void
}

/** Starts at the watched product line, or at the first that `categories` allow. */
export function useHistoryFilter(categories: ReadonlyArray<Category>): HistoryFilterChoice {
  const watched = useMarket((state) => state.watched.category)
  const { timeZone } = useFormat()
  const [category, setCategory] = useState<Category>(() => {
    const [first = watched] = categories
    return categories.includes(watched) ? watched : first
  })
  const [symbol, chooseSymbol] = useState<string | null>(null)
  const [range, chooseRange] = useState(FIRST_RANGE)
  // The time is read when the range is chosen, so that the filter stays the same until then.
  const bounds = useMemo(() => readRange(range, Date.now(), timeZone), [range, timeZone])
  const filter = useMemo(
    () => (typeof bounds === 'string' ? null : { category, symbol, ...bounds }),
    [category, symbol, bounds],
  )
  return {
    category,
    symbol,
    range,
    filter,
    problem: typeof bounds === 'string' ? bounds : null,
    chooseCategory: (next) => {
      setCategory(next)
      chooseSymbol(null)
    },
    chooseSymbol,
    chooseRange,
  }
}

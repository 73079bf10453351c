import { useMemo, useState } from 'react'
import type { LedgerFilter } from '../../../shared/domain/history.ts'
import type { LedgerCategory } from '../../../shared/domain/ledger.ts'
import { useFormat } from '../../format/use-format.ts'
import {
  FIRST_RANGE,
  type HistoryRange,
  type RangeProblem,
  readRange,
} from '../history/history-range.ts'

/** The filter of the ledger as it is being chosen. */
export interface LedgerFilterChoice {
  readonly category: LedgerCategory
  readonly coin: string | null
  readonly range: HistoryRange
  /** `null` while the days cannot be read. */
  readonly filter: LedgerFilter | null
  readonly problem: RangeProblem | null
  readonly chooseCategory: (category: LedgerCategory) => void
  readonly chooseCoin: (coin: string | null) => void
  readonly chooseRange: (range: HistoryRange) => void
}

/** Starts at `first`: the exchange lists one product line at a time. */
export function useLedgerFilter(first: LedgerCategory): LedgerFilterChoice {
  const { timeZone } = useFormat()
  const [category, chooseCategory] = useState<LedgerCategory>(first)
  const [coin, chooseCoin] = useState<string | null>(null)
  const [range, chooseRange] = useState(FIRST_RANGE)
  // The time is read when the range is chosen, so that the filter stays the same until then.
  const bounds = useMemo(() => readRange(range, Date.now(), timeZone), [range, timeZone])
  const filter = useMemo(
    () => (typeof bounds === 'string' ? null : { category, coin, type: null, ...bounds }),
    [category, coin, bounds],
  )
  return {
    ...{ category, coin, range, filter },
    problem: typeof bounds === 'string' ? bounds : null,
    ...{ chooseCategory, chooseCoin, chooseRange },
  }
}

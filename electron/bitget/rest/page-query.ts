import type { HistoryFilter } from '../../../shared/domain/history.ts'
import type { Query } from './signed-calls.ts'

/** Rows a page, the most that the paged endpoints give. */
const PAGE_ROWS = 100

/** One page; names that are `null` are left out. The caller keeps within 30 days a call. */
export function pageQuery(
  names: Readonly<Record<string, string | null>>,
  cursor: string | null,
): Query {
  const query: [string, string][] = [['limit', String(PAGE_ROWS)]]
  for (const [name, value] of Object.entries({ ...names, cursor })) {
    if (value !== null) query.push([name, value])
  }
  return query
}

/** Both ends as Unix ms; an open end is left out. */
export function timesOf(filter: Pick<HistoryFilter, 'startMs' | 'endMs'>) {
  return { startTime: textOrNull(filter.startMs), endTime: textOrNull(filter.endMs) }
}

function textOrNull(ms: number | null): string | null {
  return ms === null ? null : String(ms)
}

import { createStore } from 'zustand/vanilla'
import type { DeskError } from '../../shared/domain/error.ts'
import type { RequestRow } from '../../shared/domain/request-record.ts'

/** Rows kept in the page; main keeps its own log. */
const REQUEST_ROWS_KEPT = 5000

export interface RequestsState {
  /** Newest first. */
  readonly rows: ReadonlyArray<RequestRow>
  /** Rows that came while the list was paused, newest first. */
  readonly held: ReadonlyArray<RequestRow>
  readonly isPaused: boolean
  readonly isLoaded: boolean
  readonly error: DeskError | null
  readonly selectedId: number | null
}

export const requestsStore = createStore<RequestsState>(() => ({
  rows: [],
  held: [],
  isPaused: false,
  isLoaded: false,
  error: null,
  selectedId: null,
}))

/** Adds rows from main, which may come twice (list and event); the newest version of an id stays. */
export function addRequests(rows: ReadonlyArray<RequestRow>): void {
  requestsStore.setState((state) =>
    state.isPaused
      ? { held: mergeRequests(state.held, rows) }
      : { rows: mergeRequests(state.rows, rows) },
  )
}

export function pauseRequests(isPaused: boolean): void {
  requestsStore.setState((state) =>
    isPaused ? { isPaused } : { isPaused, rows: mergeRequests(state.rows, state.held), held: [] },
  )
}

/** Newest first, one row an id, at most `REQUEST_ROWS_KEPT`. */
export function mergeRequests(
  old: ReadonlyArray<RequestRow>,
  added: ReadonlyArray<RequestRow>,
): ReadonlyArray<RequestRow> {
  if (added.length === 0) return old
  const newest = old[0]?.id ?? 0
  const sorted = added.toSorted((a, b) => b.id - a.id)
  const isAppend = sorted.every((row) => row.id > newest)
  if (isAppend) return [...sorted, ...old].slice(0, REQUEST_ROWS_KEPT)
  const byId = new Map([...old, ...added].map((row) => [row.id, row]))
  return [...byId.values()].sort((a, b) => b.id - a.id).slice(0, REQUEST_ROWS_KEPT)
}

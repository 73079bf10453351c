import type { HistoryWindow } from './history-windows.ts'

/** Where the next page begins: a window, and the exchange's own cursor in it (`null`: its start). */
export interface HistoryPlace {
  readonly window: HistoryWindow
  readonly cursor: string | null
}

// The contract takes cursors of at most 64 characters: times as base 36 leave 40 for the
// exchange's own, which is an id of about 19 digits.
const PLACE = /^([0-9a-z]{1,9})\.([0-9a-z]{0,9})\.([^\s]{0,40})$/

/** Text for the page, which passes it back unread. `null`: the exchange's cursor is too long to keep. */
export function placeToText({ window, cursor }: HistoryPlace): string | null {
  const end = window.endMs === null ? '' : window.endMs.toString(36)
  const text = `${window.startMs.toString(36)}.${end}.${cursor ?? ''}`
  return PLACE.test(text) ? text : null
}

/** `null`: this text was not made here. */
export function placeOfText(text: string): HistoryPlace | null {
  const [, start, end, cursor] = PLACE.exec(text) ?? []
  if (start === undefined || end === undefined || cursor === undefined) return null
  const startMs = Number.parseInt(start, 36)
  const endMs = end === '' ? null : Number.parseInt(end, 36)
  if (endMs !== null && endMs < startMs) return null
  return { window: { startMs, endMs }, cursor: cursor === '' ? null : cursor }
}

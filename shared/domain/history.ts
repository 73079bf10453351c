import type { Category } from './instrument.ts'
import type { LedgerCategory } from './ledger.ts'

/** Which rows of a history are wanted. The exchange reaches 90 days back and 30 days a call. */
export interface HistoryFilter {
  readonly category: Category
  readonly symbol: string | null
  /** Unix ms, both ends included; `null`: open. */
  readonly startMs: number | null
  readonly endMs: number | null
}

export interface LedgerFilter {
  readonly category: LedgerCategory
  readonly coin: string | null
  readonly type: string | null
  readonly startMs: number | null
  readonly endMs: number | null
}

export const HISTORY_DAYS_BACK = 90
export const HISTORY_DAYS_A_CALL = 30

/** What to write to a file. Times go in as ISO 8601 and ms, amounts as the exchange wrote them. */
export type ExportRequest =
  | { readonly kind: 'orders'; readonly filter: HistoryFilter; readonly format: ExportFormat }
  | { readonly kind: 'fills'; readonly filter: HistoryFilter; readonly format: ExportFormat }
  | { readonly kind: 'positions'; readonly filter: HistoryFilter; readonly format: ExportFormat }
  | { readonly kind: 'strategies'; readonly filter: HistoryFilter; readonly format: ExportFormat }
  | { readonly kind: 'ledger'; readonly filter: LedgerFilter; readonly format: ExportFormat }

export const EXPORT_FORMATS = ['csv', 'json'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export interface ExportedFile {
  /** Name of the file in the user's downloads folder. */
  readonly file: string
  readonly rows: number
  /** `false`: there were more rows than one export holds. */
  readonly complete: boolean
}

import type { DeskError } from '../../../shared/domain/error.ts'

export interface RequestFigures {
  readonly requestId: number
  readonly roundTripMs: number | null
  readonly exchangeMs: number | null
}

/**
 * The answer of one call. `definite` is `true` when the exchange has certainly not acted: it said
 * no, or nothing left this machine.
 */
export type Answer<T> =
  | { readonly ok: true; readonly value: T; readonly request: RequestFigures }
  | Refused

export interface Refused {
  readonly ok: false
  readonly error: DeskError
  readonly definite: boolean
  readonly request: RequestFigures | null
}

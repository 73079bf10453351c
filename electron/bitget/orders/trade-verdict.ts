import type { DeskError } from '../../../shared/domain/error.ts'
import { refusalOf } from '../errors/exchange-codes.ts'
import { Unreadable } from '../errors/unreadable.ts'
import type { TradeFrame } from '../socket/trade-frame.ts'

export type TradeVerdict<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false
      readonly error: DeskError
      readonly definite: boolean
      /** Plain text for the log; `null`: the exchange said it itself. */
      readonly failure: string | null
    }

const RECEIVED = '0'

/**
 * What an answer means (page "Place Order Channel"): code 0 is received, everything else refused,
 * except codes that leave the result unknown, as over HTTP: nothing documents that an order answered
 * with "too many requests" was certainly not taken. `read` may throw `Unreadable`.
 */
export function judgeTrade<T>(frame: TradeFrame, read: (args: unknown) => T): TradeVerdict<T> {
  if (frame.event !== 'trade' || frame.code !== RECEIVED) return refusedTrade(frame)
  try {
    return { ok: true, value: read(frame.args) }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return unreadable(`unreadable field: ${error.where}`)
  }
}

function refusedTrade({ event, code, message }: TradeFrame): TradeVerdict<never> {
  if (code === '' || (event === 'error' && code === RECEIVED)) return unreadable('no code')
  const { error, definite } = refusalOf(code, message, 200, null)
  return { ok: false, error, definite, failure: null }
}

function unreadable(failure: string): TradeVerdict<never> {
  const error = { kind: 'unavailable', reason: 'unreadable' } as const
  return { ok: false, error, definite: false, failure }
}

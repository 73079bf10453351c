import type { IncomingHttpHeaders } from 'node:http'
import type { DeskError } from '../../../shared/domain/error.ts'
import type { Timing } from '../../../shared/domain/timing.ts'
import { SUCCESS_CODE } from '../errors/exchange-codes.ts'
import { Unreadable } from '../errors/unreadable.ts'
import { type Envelope, type Reading, readAnswer, retryAfterMs } from './envelope.ts'
import { headerText } from './request-timing.ts'

/** What came of it, before it is recorded and handed on. */
export type Verdict<T> =
  | { readonly ok: true; readonly value: T; readonly envelope: Envelope }
  | {
      readonly ok: false
      readonly error: DeskError
      readonly definite: boolean
      readonly envelope: Envelope | null
      readonly failure: string | null
    }

const UNREADABLE: DeskError = { kind: 'unavailable', reason: 'unreadable' }

/** Reads an answer's code, then its data; `read` may throw `Unreadable`. */
export function judgeAnswer<T>(
  read: (data: unknown, timing: Timing) => T,
  status: number,
  headers: IncomingHttpHeaders,
  text: string,
  timing: Timing,
  nowMs: number,
): Verdict<T> {
  const retry = retryAfterMs(headerText(headers, 'retry-after'), nowMs)
  const reading: Reading = readAnswer(status, text, retry)
  const { envelope } = reading
  if (reading.kind === 'refusal') {
    return { ok: false, ...reading.refusal, envelope, failure: failureOf(status, envelope) }
  }
  try {
    return { ok: true, value: read(reading.envelope.data, timing), envelope: reading.envelope }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    const failure = `unreadable field: ${error.where}`
    return { ok: false, error: UNREADABLE, definite: false, envelope, failure }
  }
}

/** For the log, where the exchange itself does not say what is wrong. */
function failureOf(status: number, envelope: Envelope | null): string | null {
  if (envelope === null) return `HTTP ${status} without a readable answer`
  return envelope.code === SUCCESS_CODE ? `HTTP ${status} with the code of a success` : null
}

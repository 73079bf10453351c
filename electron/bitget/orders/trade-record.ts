import type { Environment } from '../../../shared/domain/environment.ts'
import type { RequestDetail, RequestOutcome } from '../../../shared/domain/request-record.ts'
import type { Timing } from '../../../shared/domain/timing.ts'
import { parseServerTime } from '../clock/server-time.ts'
import type { Mask } from '../rest/mask-secrets.ts'
import { timingOf } from '../rest/request-timing.ts'
import type { TradeFrame } from '../socket/trade-frame.ts'
import { fieldsOf } from '../stream/push-field.ts'
import type { TradeTopic } from './socket-commands.ts'

/** Marks of one command: `startedAtMs` Unix ms, the others monotonic ms. `null`: not reached. */
export interface TradeMarks {
  readonly startedAtMs: number
  readonly started: number
  readonly clickedAtMs: number | null
  readonly sent: number | null
  readonly received: number | null
  readonly parsed: number | null
}

/** Everything known about a command when it is over. */
export interface FinishedTrade {
  readonly id: number
  readonly environment: Environment
  readonly url: string
  readonly topic: TradeTopic
  readonly clientOid: string | null
  readonly text: string
  /** `null`: there was no answer. */
  readonly reply: TradeFrame | null
  readonly outcome: RequestOutcome
  readonly failure: string | null
  readonly timing: Timing
}

const MOST_BODY_CHARACTERS = 256 * 1024

/**
 * Phases as for a request. The exchange's two times are `receiveTime` and `pushTime` of the first
 * result, in microseconds; commands are not signed one by one, and frames arrive whole.
 */
export function tradeTiming(marks: TradeMarks, reply: TradeFrame | null): Timing {
  const { sent, received } = marks
  const first = Array.isArray(reply?.args) ? fieldsOf(reply.args[0]) : null
  const http = { sent, firstByte: null, received }
  return timingOf(
    { ...marks, signed: null, http },
    serverTime(first?.receiveTime),
    serverTime(first?.pushTime),
  )
}

/** The line of the request log, with method `WS` and the topic as path. */
export function tradeRecord(trade: FinishedTrade, mask: Mask): RequestDetail {
  const { id, environment, topic, clientOid, text, reply, outcome, failure, timing, url } = trade
  const answer = reply?.text ?? null
  return {
    id,
    environment,
    method: 'WS',
    path: topic,
    status: null,
    code: reply?.code ?? null,
    outcome,
    requestBytes: Buffer.byteLength(text),
    responseBytes: answer === null ? 0 : Buffer.byteLength(answer),
    timing,
    clientOid,
    url,
    query: '',
    requestHeaders: [],
    requestBody: mask(text),
    responseHeaders: [],
    responseBody: answer === null ? null : mask(answer).slice(0, MOST_BODY_CHARACTERS),
    truncated: answer !== null && answer.length > MOST_BODY_CHARACTERS,
    message: reply === null ? null : mask(reply.message),
    signedText: null,
    failure,
  }
}

function serverTime(value: unknown) {
  return parseServerTime(typeof value === 'string' ? value : null)
}

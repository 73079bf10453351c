import type { IncomingHttpHeaders } from 'node:http'
import type { RequestDetail } from '../../../shared/domain/request-record.ts'
import type { Timing } from '../../../shared/domain/timing.ts'
import type { RateBudget } from '../limits/rate-budget.ts'
import type { ReadPace } from '../limits/read-pace.ts'
import type { Answer } from './answer.ts'
import { clockSample } from './clock-sample.ts'
import type { HttpOutcome, HttpTransport } from './http-transport.ts'
import { loggedError, outcomeOf } from './logged-error.ts'
import { type CallPreparing, type PreparedCall, prepareCall } from './prepared-call.ts'
import { requestDetail } from './request-detail.ts'
import { headerText, requestTiming } from './request-timing.ts'
import type { RestCall } from './rest-call.ts'
import { judgeAnswer, type Verdict } from './verdict.ts'

export interface RestClientOptions extends CallPreparing {
  readonly transport: HttpTransport
  readonly rate: RateBudget
  /** When reads may leave. Anything else goes at once or not at all. */
  readonly reads: Pick<ReadPace, 'turn' | 'refused' | 'answered' | 'close'>
  /** Grows by one with each request since the desk started. */
  readonly nextRequestId: () => number
  /** Gets the masked record of every request, right after its caller got the answer. */
  readonly onRequest: (detail: RequestDetail) => void
}

const NO_HEADERS: IncomingHttpHeaders = {}
/** Stands for an answer that is not kept. */
const WITHHELD = '(not kept: it may hold a secret)'

/**
 * Signs, sends once, reads, times and records. It never retries: a caller that must know more
 * asks for it. Nothing it throws, returns or records holds a secret.
 */
export class RestClient {
  readonly #options: RestClientOptions

  constructor(options: RestClientOptions) {
    this.#options = options
  }

  async call<T>(call: RestCall<T>): Promise<Answer<T>> {
    const { rate, reads } = this.#options
    const isRead = call.method === 'GET'
    if (isRead) await reads.turn(call.path, () => rate.count(call.path))
    const prepared = prepareCall(call, this.#options)
    if (prepared === null) return LOCKED
    const id = this.#options.nextRequestId()
    if (!isRead) rate.count(call.path)
    const target = prepared.query === '' ? call.path : `${call.path}?${prepared.query}`
    const outcome = await this.#options.transport.exchange({
      method: call.method,
      target,
      headers: prepared.headers,
      body: call.body ?? null,
    })
    return this.#conclude(id, call, prepared, outcome)
  }

  /** Ends every running request as `cancelled`. */
  close(): Promise<void> {
    this.#options.reads.close()
    return this.#options.transport.close()
  }

  #conclude<T>(id: number, call: RestCall<T>, was: PreparedCall, outcome: HttpOutcome): Answer<T> {
    const { clock, exchangeClock, rate } = this.#options
    const headers = outcome.kind === 'answered' ? outcome.headers : NO_HEADERS
    const marks = { ...was, clickedAtMs: call.clickedAtMs ?? null, http: outcome.marks }
    const timing = requestTiming({ ...marks, parsed: null }, headers)
    const text = outcome.kind === 'answered' ? outcome.body.toString('utf8') : null
    const verdict =
      outcome.kind === 'answered'
        ? judgeAnswer(call.read, outcome.status, headers, text ?? '', timing, clock.now())
        : this.#unanswered(outcome)
    const parsed = outcome.kind === 'answered' ? clock.monotonic() - was.started : null
    const whole: Timing = { ...timing, phases: { ...timing.phases, parsed } }
    const sample = clockSample(timing)
    if (sample !== null) exchangeClock.add(sample)
    rate.noteRemaining(call.path, headerText(headers, 'x-mbx-used-remain-limit'))
    this.#noteRate(call, outcome, verdict)
    // The caller goes on first; the record follows before anything else comes in.
    process.nextTick(() => this.#record(id, call, was, outcome, text, verdict, whole))
    const request = {
      requestId: id,
      roundTripMs: timing.roundTripMs,
      exchangeMs: timing.exchangeMs,
    }
    if (verdict.ok) return { ok: true, value: verdict.value, request }
    return {
      ok: false,
      error: loggedError(verdict.error, was.mask(), id),
      definite: verdict.definite,
      request,
    }
  }

  #noteRate<T>(call: RestCall<T>, outcome: HttpOutcome, verdict: Verdict<T>): void {
    const { rate, reads } = this.#options
    if (outcome.kind !== 'answered') return
    const isRead = call.method === 'GET'
    if (verdict.ok || verdict.error.kind !== 'rateLimited') {
      if (isRead) reads.answered(call.path)
      return
    }
    // Business throttles (25003, 25004) are about one operation, not about the endpoint's second.
    if (outcome.status === 429) rate.noteRefused(call.path, verdict.error.retryAfterMs)
    if (isRead) reads.refused(call.path, verdict.error.retryAfterMs)
  }

  #unanswered(outcome: HttpOutcome & { readonly kind: 'failed' }): Verdict<never> {
    const { reason, text } = outcome.failure
    const down = reason === 'offline' && this.#options.addresses.environment === 'practice'
    return {
      ok: false,
      error: { kind: 'unavailable', reason: down ? 'practice-down' : reason },
      definite: !outcome.mayHaveLeft,
      envelope: null,
      failure: outcome.mayHaveLeft ? text : `${text}; nothing was sent`,
    }
  }

  #record<T>(
    id: number,
    call: RestCall<T>,
    was: PreparedCall,
    outcome: HttpOutcome,
    responseText: string | null,
    verdict: Verdict<T>,
    timing: Timing,
  ): void {
    const { addresses, onRequest } = this.#options
    const answered = outcome.kind === 'answered' ? outcome : null
    const detail = requestDetail(
      {
        id,
        environment: addresses.environment,
        origin: addresses.restUrl,
        method: call.method,
        path: call.path,
        query: was.query,
        headers: was.headers,
        body: call.body ?? null,
        signedText: was.signedText,
        clientOid: call.clientOid ?? null,
        status: answered?.status ?? null,
        code: verdict.envelope?.code ?? null,
        message: verdict.envelope?.message ?? null,
        outcome: verdict.ok ? 'ok' : outcomeOf(verdict.error),
        responseHeaders: answered?.headers ?? NO_HEADERS,
        responseText: call.withholdAnswer && responseText !== null ? WITHHELD : responseText,
        responseBytes: answered?.wireBytes ?? 0,
        failure: verdict.ok ? null : verdict.failure,
        timing,
      },
      was.mask(),
    )
    onRequest(detail)
  }
}

const LOCKED: Answer<never> = {
  ok: false,
  error: { kind: 'unavailable', reason: 'locked' },
  definite: true,
  request: null,
}

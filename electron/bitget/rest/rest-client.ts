import type { IncomingHttpHeaders } from 'node:http'
import type { RequestDetail } from '../../../shared/domain/request-record.ts'
import type { Timing } from '../../../shared/domain/timing.ts'
import type { ExchangeClock } from '../clock/clock-offset.ts'
import type { WallClock } from '../clock/wall-clock.ts'
import type { EnvironmentAddresses } from '../environment/environment-addresses.ts'
import type { RateBudget } from '../limits/rate-budget.ts'
import type { ReadPace } from '../limits/read-pace.ts'
import { queryText, signedText } from '../signing/signed-text.ts'
import type { WireSigner } from '../signing/wire-signer.ts'
import type { Answer } from './answer.ts'
import { clockSample } from './clock-sample.ts'
import type { HttpOutcome, HttpTransport } from './http-transport.ts'
import { loggedError, outcomeOf } from './logged-error.ts'
import { type Mask, maskOf, noMask } from './mask-secrets.ts'
import { requestDetail } from './request-detail.ts'
import { headerText, requestTiming } from './request-timing.ts'
import { judgeAnswer, type Verdict } from './verdict.ts'

/** One call of the exchange. `read` turns `data` into a value or throws `Unreadable`. */
export interface RestCall<T> {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly query?: ReadonlyArray<readonly [string, string]>
  /** JSON text, exactly as it is signed and sent. */
  readonly body?: string
  /** `null`: a public call; it carries neither a key nor the demo header. */
  readonly signer: WireSigner | null
  readonly read: (data: unknown, timing: Timing) => T
  /** Unix ms of the user's click. */
  readonly clickedAtMs?: number | undefined
  readonly clientOid?: string
  /** Further texts that no record may show, such as the passphrase of a key that is being made. */
  readonly secrets?: ReadonlyArray<string>
  /** Other API keys that the call is about: records show their hints. */
  readonly otherKeys?: ReadonlyArray<string>
  /** The answer holds a secret: no record keeps its body. */
  readonly withholdAnswer?: boolean
}

export interface RestClientOptions {
  readonly addresses: EnvironmentAddresses
  readonly transport: HttpTransport
  readonly clock: WallClock
  readonly exchangeClock: ExchangeClock
  readonly rate: RateBudget
  /** When reads may leave. Anything else goes at once or not at all. */
  readonly reads: Pick<ReadPace, 'turn' | 'refused' | 'answered' | 'close'>
  /** Value of the `locale` header, asked at every call because the language is a setting. */
  readonly locale: () => 'en-US' | 'zh-CN'
  /** Grows by one with each request since the desk started. */
  readonly nextRequestId: () => number
  /** Gets the masked record of every request, right after its caller got the answer. */
  readonly onRequest: (detail: RequestDetail) => void
}

interface Prepared {
  readonly query: string
  readonly headers: string[]
  readonly signedText: string | null
  /** Made when it is needed: after the caller has gone on, or for the text of a refusal. */
  readonly mask: () => Mask
  readonly startedAtMs: number
  readonly started: number
  readonly signed: number | null
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
    const prepared = this.#prepare(call)
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

  /** `null`: the key set has left memory, and with it the right to send anything. */
  #prepare<T>(call: RestCall<T>): Prepared | null {
    const { clock, addresses } = this.#options
    const startedAtMs = clock.now()
    const started = clock.monotonic()
    const query = queryText(call.query ?? [])
    const headers = ['locale', this.#options.locale()]
    if (call.method === 'POST') headers.push('Content-Type', 'application/json')
    else headers.push('accept-encoding', 'gzip')
    const common = { query, headers, startedAtMs, started }
    if (call.signer === null)
      return { ...common, signedText: null, mask: () => noMask, signed: null }
    const timestamp = String(this.#options.exchangeClock.now())
    const { method, path, body = '' } = call
    const text = signedText({ timestamp, method, path, query, body })
    const signing = signatureOf(call.signer, text)
    if (signing === null) return null
    const { apiKey, passphrase, signature } = signing
    headers.push('ACCESS-KEY', apiKey, 'ACCESS-SIGN', signature)
    headers.push('ACCESS-TIMESTAMP', timestamp, 'ACCESS-PASSPHRASE', passphrase)
    if (addresses.demoHeader) headers.push('paptrading', '1')
    const secrets = [passphrase, signature, ...(call.secrets ?? [])]
    const mask = () => maskOf(apiKey, secrets, call.otherKeys)
    return { ...common, signedText: text, mask, signed: clock.monotonic() }
  }

  #conclude<T>(id: number, call: RestCall<T>, was: Prepared, outcome: HttpOutcome): Answer<T> {
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
    was: Prepared,
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

function signatureOf(signer: WireSigner, text: string) {
  try {
    return { ...signer.authorise(), signature: signer.sign(text) }
  } catch {
    // The signer says nothing beyond that it cannot sign.
    return null
  }
}

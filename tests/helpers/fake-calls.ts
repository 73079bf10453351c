import type { Answer } from '../../electron/bitget/rest/answer.ts'
import { createPrivateRest } from '../../electron/bitget/rest/private-rest.ts'
import type { RestCall } from '../../electron/bitget/rest/rest-call.ts'
import type { PrivateRest } from '../../electron/desk/ports.ts'
import type { DeskError } from '../../shared/domain/error.ts'
import type { Timing } from '../../shared/domain/timing.ts'
import { hmacSigner } from './hmac-signer.ts'

const TIMING: Timing = {
  startedAtMs: 0,
  phases: { click: null, signed: null, sent: null, firstByte: null, received: null, parsed: null },
  ...{ roundTripMs: null, accept: null, complete: null, exchangeMs: null, networkMs: null },
}
const REQUEST = { requestId: 1, roundTripMs: null, exchangeMs: null }

interface MadeCall {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  /** Parsed; `null` without one. */
  readonly body: unknown
}

/** A REST client that sends nothing: it keeps each call and reads the `data` that a test gives it. */
export class FakeCalls {
  readonly made: MadeCall[] = []
  /** `data` of the next answers. */
  data: unknown = null
  /** Answers by the number of the call, before `data`. */
  pages: ReadonlyArray<unknown> = []
  /** Refuses instead. */
  error: DeskError | null = null

  readonly call = async <T>(call: RestCall<T>): Promise<Answer<T>> => {
    const { method, path, query = [], body } = call
    const data = this.pages[this.made.length] ?? this.data
    this.made.push({
      method,
      path,
      query: Object.fromEntries(query),
      body: body === undefined ? null : JSON.parse(body),
    })
    if (this.error !== null) {
      return { ok: false, error: this.error, definite: true, request: REQUEST }
    }
    return { ok: true, value: call.read(data, TIMING), request: REQUEST }
  }

  get last(): MadeCall {
    const last = this.made.at(-1)
    if (last === undefined) throw new Error('no call was made')
    return last
  }
}

/** The private REST on top of it. The annotation compares the wire with the desk's port. */
export function restOf(calls: FakeCalls): PrivateRest {
  return createPrivateRest(calls, hmacSigner('secret'), { now: () => 5 })
}

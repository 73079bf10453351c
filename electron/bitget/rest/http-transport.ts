import type { IncomingHttpHeaders } from 'node:http'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'
import { type Dispatcher, Pool } from 'undici'
import {
  DeadlineError,
  type TransportFailure,
  transportFailure,
} from '../errors/transport-failure.ts'

export interface HttpCall {
  readonly method: 'GET' | 'POST'
  /** Path and query. */
  readonly target: string
  /** Name, value, name, value … */
  readonly headers: string[]
  readonly body: string | null
}

/** When things happened, on the monotonic clock given. `null`: not reached. */
export interface HttpMarks {
  /** The request began to be handed to the socket, connection and queue behind it. */
  readonly sent: number | null
  readonly firstByte: number | null
  readonly received: number | null
}

export type HttpOutcome =
  | {
      readonly kind: 'answered'
      readonly marks: HttpMarks
      readonly status: number
      readonly headers: IncomingHttpHeaders
      readonly body: Buffer
      /** Bytes of the body on the wire, before any decompression. */
      readonly wireBytes: number
    }
  | {
      readonly kind: 'failed'
      readonly marks: HttpMarks
      readonly failure: TransportFailure
      /** A byte may have left this machine. */
      readonly mayHaveLeft: boolean
    }

export interface HttpTransportOptions {
  readonly origin: string
  readonly monotonic: () => number
  /** Calls `run` after `delayMs`; returns a way to stop it. */
  readonly schedule: (delayMs: number, run: () => void) => () => void
  readonly connectTimeoutMs?: number
  /** For the whole of one request, queueing and connecting included. */
  readonly deadlineMs?: number
}

/** Also after unpacking. The largest answer, all instruments of a line, has well below 1 MiB. */
const MOST_RESPONSE_BYTES = 4 * 1024 * 1024
const CONNECT_TIMEOUT_MS = 5_000
const DEADLINE_MS = 10_000
const CONNECTIONS = 8
/** Shorter than what the gateway keeps open, long enough for a hand that trades. */
const KEEP_ALIVE_MS = 55_000

/**
 * One origin's keep-alive connections, one request at a time on each. It never follows a
 * redirect, never sends anything twice, and tells exactly how far a failed request got.
 */
export class HttpTransport {
  readonly #options: HttpTransportOptions
  readonly #pool: Pool

  constructor(options: HttpTransportOptions) {
    const deadlineMs = options.deadlineMs ?? DEADLINE_MS
    this.#options = options
    this.#pool = new Pool(options.origin, {
      connections: CONNECTIONS,
      pipelining: 1,
      allowH2: false,
      connect: {
        timeout: options.connectTimeoutMs ?? CONNECT_TIMEOUT_MS,
        // Said aloud: a variable of the environment could switch the default off.
        rejectUnauthorized: true,
      },
      headersTimeout: deadlineMs,
      bodyTimeout: deadlineMs,
      keepAliveTimeout: KEEP_ALIVE_MS,
      keepAliveMaxTimeout: KEEP_ALIVE_MS,
      maxResponseSize: MOST_RESPONSE_BYTES,
    })
  }

  exchange(call: HttpCall): Promise<HttpOutcome> {
    return new Promise((resolve) => {
      const handler = new Exchange(this.#options, resolve)
      try {
        this.#pool.dispatch({ ...call, path: call.target }, handler)
      } catch (error) {
        handler.fail(error)
      }
    })
  }

  /** Ends every running request as `cancelled`. */
  async close(): Promise<void> {
    await this.#pool.destroy()
  }
}

class Exchange implements Dispatcher.DispatchHandler {
  readonly #monotonic: () => number
  readonly #resolve: (outcome: HttpOutcome | Promise<HttpOutcome>) => void
  readonly #stopDeadline: () => void
  readonly #chunks: Buffer[] = []
  #controller: Dispatcher.DispatchController | null = null
  #pastDeadline = false
  #settled = false
  #started = false
  #sent: number | null = null
  #firstByte: number | null = null
  #status = 0
  #headers: IncomingHttpHeaders = {}

  constructor(
    options: HttpTransportOptions,
    resolve: (outcome: HttpOutcome | Promise<HttpOutcome>) => void,
  ) {
    this.#monotonic = options.monotonic
    this.#resolve = resolve
    this.#stopDeadline = options.schedule(options.deadlineMs ?? DEADLINE_MS, () => {
      this.#pastDeadline = true
      const error = new DeadlineError('no answer in time')
      this.#controller?.abort(error)
      this.fail(error)
    })
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    // The caller was told that it failed while the request still waited for a connection: it
    // must not leave now.
    if (this.#pastDeadline) controller.abort(new DeadlineError('no answer in time'))
    else {
      this.#started = true
      // Before the bytes are handed over, not after: the exchange may answer while this process
      // still waits for its turn, and a round trip must never seem shorter than what was in it.
      this.#sent = this.#monotonic()
    }
  }

  onResponseStarted(): void {
    this.#firstByte = this.#monotonic()
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    this.#status = status
    this.#headers = headers
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk)
  }

  onResponseEnd(): void {
    const received = this.#monotonic()
    const [only] = this.#chunks
    const body =
      this.#chunks.length === 1 && only !== undefined ? only : Buffer.concat(this.#chunks)
    this.#settle({
      kind: 'answered',
      marks: { sent: this.#sent, firstByte: this.#firstByte ?? received, received },
      status: this.#status,
      headers: this.#headers,
      body,
      wireBytes: body.length,
    })
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.fail(error)
  }

  fail(error: unknown): void {
    this.#settle({
      kind: 'failed',
      marks: { sent: this.#sent, firstByte: this.#firstByte, received: null },
      failure: transportFailure(error),
      mayHaveLeft: this.#started,
    })
  }

  #settle(outcome: HttpOutcome): void {
    if (this.#settled) return
    this.#settled = true
    this.#stopDeadline()
    const isPacked = outcome.kind === 'answered' && isEncoded(outcome)
    this.#resolve(isPacked ? decode(outcome) : outcome)
  }
}

type Decoder = (body: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>

/** A map: an encoding called like a member that every object has must not find one. */
const DECODERS: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ['gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
  ['br', promisify(brotliDecompress)],
])

type Answered = HttpOutcome & { readonly kind: 'answered' }

function isEncoded({ headers, body }: Answered): boolean {
  const encoding = headers['content-encoding']
  return encoding !== undefined && encoding !== 'identity' && body.length > 0
}

async function decode(answer: Answered): Promise<HttpOutcome> {
  const decoder = DECODERS.get(answer.headers['content-encoding'] ?? '')
  try {
    if (decoder === undefined) throw new Error('unknown encoding')
    const body = await decoder(answer.body, { maxOutputLength: MOST_RESPONSE_BYTES })
    return { ...answer, body }
  } catch {
    // Too large unpacked, broken, or an encoding nobody asked for: all the same to the caller.
    const failure = { reason: 'unreadable', text: 'the body cannot be unpacked' } as const
    return { kind: 'failed', marks: answer.marks, failure, mayHaveLeft: true }
  }
}

import { Backoff } from './backoff.ts'
import type { ConnectionEnd } from './connection-end.ts'
import type { SocketLogin } from './socket-login.ts'
import type { ReportProblem } from './socket-problem.ts'
import type { SocketTime } from './socket-time.ts'

interface ReconnectionOptions {
  readonly time: SocketTime
  /** Numbers in [0, 1). */
  readonly random: () => number
  readonly report: ReportProblem
  readonly login: SocketLogin | null
  /** Does nothing when there is a connection already. */
  readonly connect: () => void
}

/** A link that delivered for this long has lived; the next outage starts with short delays. */
const LIVED_MS = 10_000

/** When a socket that lost its connection makes another one. */
export class Reconnection {
  readonly #options: ReconnectionOptions
  readonly #backoff: Backoff
  #stopRetry: () => void = () => undefined
  #stopLived: () => void = () => undefined
  #retriedExpired = false

  constructor(options: ReconnectionOptions) {
    this.#options = options
    this.#backoff = new Backoff(options.random)
  }

  /** Open, and logged in where a login is needed: the clock was right. */
  noteReady(): void {
    this.#retriedExpired = false
  }

  /** The socket speaks through a connection from here on. */
  noteDelivering(): void {
    this.#stopLived()
    this.#stopLived = this.#options.time.after(LIVED_MS, () => this.#backoff.reset())
  }

  /** That connection ended, however long it lived. */
  noteGone(): void {
    this.#stopLived()
  }

  /** Connects after the wait that is due; the first expired login is tried again at once. */
  plan(end: ConnectionEnd): void {
    const { time, report, connect } = this.#options
    const retryInMs = this.#backoff.nextDelayMs()
    report({ kind: 'lost', text: end.text, retryInMs })
    if (end.kind === 'login-expired') {
      const isFirst = !this.#retriedExpired
      this.#retriedExpired = true
      const resync = () => this.#resyncThenConnect()
      if (isFirst) resync()
      else this.#stopRetry = time.after(retryInMs, resync)
      return
    }
    this.#stopRetry = time.after(retryInMs, connect)
  }

  /** The wait is over or has no reason any more. */
  cancel(): void {
    this.#stopRetry()
  }

  /** A failed measurement is no reason not to try: the offset may be good enough by now. */
  #resyncThenConnect(): void {
    const { login, connect } = this.#options
    login?.resync().then(connect, connect)
  }
}

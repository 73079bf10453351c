import type { ConnectionView, RateUse, SocketView } from '../../shared/domain/connection.ts'
import type { Environment } from '../../shared/domain/environment.ts'
import type { GateFigures } from '../../shared/domain/guards.ts'
import type { RequestRow } from '../../shared/domain/request-record.ts'
import type { ClockOffset } from '../../shared/domain/timing.ts'
import type { Emit } from '../../shared/ipc/bridge.ts'
import type { DeskTimers } from './conflation.ts'

/** Where the figures of the status bar come from; each is asked whenever a view is made. */
export interface ConnectionSources {
  environment(): Environment
  restUrl(): string
  clock(): ClockOffset | null
  publicSocket(): SocketView
  privateSocket(): SocketView
  rate(): RateUse | null
  gates(): GateFigures
}

const LOOK_EVERY_MS = 500

/** Assembles the status bar's view and tells it when it changed, at most twice a second. */
export class ConnectionService {
  readonly #timers: DeskTimers
  readonly #emit: Emit
  readonly #sources: ConnectionSources
  #last: ConnectionView['last'] = null
  #told = ''
  #stopTimer: () => void = () => undefined

  constructor(timers: DeskTimers, emit: Emit, sources: ConnectionSources) {
    this.#timers = timers
    this.#emit = emit
    this.#sources = sources
    this.#plan()
  }

  /** A request ended. One without an answer leaves the figures of the one before. */
  noteRequest(row: Pick<RequestRow, 'timing'>): void {
    const { roundTripMs, exchangeMs, networkMs } = row.timing
    if (roundTripMs !== null) this.#last = { roundTripMs, exchangeMs, networkMs }
  }

  /** Another environment: the last request was about the one before. */
  forgetRequest(): void {
    this.#last = null
  }

  view(): ConnectionView {
    const sources = this.#sources
    return {
      environment: sources.environment(),
      restUrl: sources.restUrl(),
      last: this.#last,
      clock: sources.clock(),
      publicSocket: sources.publicSocket(),
      privateSocket: sources.privateSocket(),
      rate: sources.rate(),
      gates: sources.gates(),
    }
  }

  close(): void {
    this.#stopTimer()
  }

  #plan(): void {
    this.#stopTimer = this.#timers.after(LOOK_EVERY_MS, () => {
      this.#plan()
      this.#look()
    })
  }

  #look(): void {
    const view = this.view()
    const telling = JSON.stringify({
      ...view,
      publicSocket: coarse(view.publicSocket),
      privateSocket: coarse(view.privateSocket),
    })
    if (telling === this.#told) return
    this.#told = telling
    this.#emit('connection.changed', view)
  }
}

/** Silence is a clock of its own; only whole seconds of it count as a change. */
function coarse(view: SocketView): SocketView {
  const { silentForMs } = view
  return silentForMs === null ? view : { ...view, silentForMs: Math.floor(silentForMs / 1000) }
}

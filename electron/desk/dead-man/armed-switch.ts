import type { DeskError } from '../../../shared/domain/error.ts'
import type { DeadManView } from '../../../shared/domain/panic.ts'
import type { TradingSession } from '../orders/trading-session.ts'
import { pause } from '../paced-calls.ts'
import type { Answer } from '../ports.ts'
import type { DeadManPorts } from './dead-man-ports.ts'
import { armingAnswer, askAgainAfterMs, LEAST_BETWEEN_MS, renewAfterMs } from './dead-man-rules.ts'

interface ArmedSwitchOptions {
  /** Of the arming that this one replaces: its countdown still runs. */
  readonly view: DeadManView | null
  readonly onView: (view: DeadManView) => void
}

/** One arming of the switch and its renewals, until it is replaced, disarmed or refused. */
export class ArmedSwitch {
  readonly session: TradingSession
  readonly #ports: Pick<DeadManPorts, 'clock' | 'schedule' | 'onNotice' | 'onFired'>
  readonly #onView: ArmedSwitchOptions['onView']
  readonly #seconds: number
  readonly #sending = new Set<Promise<unknown>>()
  #view: DeadManView
  /** Monotonic, of the latest call. */
  #sentAt: number | null = null
  #isOver = false
  #stopNext = () => undefined as unknown
  #stopDeadline = () => undefined as unknown

  constructor(
    ports: Pick<DeadManPorts, 'clock' | 'schedule' | 'onNotice' | 'onFired'>,
    session: TradingSession,
    seconds: number,
    { view, onView }: ArmedSwitchOptions,
  ) {
    this.#ports = ports
    this.session = session
    this.#seconds = seconds
    this.#onView = onView
    this.#view = { state: 'uncertain', seconds, firesAtMs: view?.firesAtMs ?? null, error: null }
  }

  get view(): DeadManView {
    return this.#view
  }

  /** The first call; resolves with its answer. */
  start(): Promise<void> {
    return this.#attempt()
  }

  renewNow(): void {
    if (!this.#isOver) void this.#attempt()
  }

  /** No more renewals. Those under way may still arrive. */
  stop(): void {
    this.#isOver = true
    this.#stopNext()
    this.#stopDeadline()
  }

  /**
   * As `stop`, and resolves when nothing is under way any more and the exchange takes the next call:
   * one too early is refused for longer than a short countdown lasts.
   */
  async end(): Promise<void> {
    this.stop()
    await Promise.allSettled(this.#sending)
    const { clock, schedule } = this.#ports
    const waitMs = (this.#sentAt ?? Number.NEGATIVE_INFINITY) + LEAST_BETWEEN_MS - clock.monotonic()
    if (waitMs > 0) await pause(schedule, waitMs)
  }

  /** The exchange did not say that it disarmed: it counts on, and `onFired` runs when it is through. */
  awaitFiring(error: DeskError, onFired: () => void): void {
    const { clock, schedule } = this.#ports
    this.#show({ ...this.#view, state: 'uncertain', error })
    const { firesAtMs } = this.#view
    const leftMs = firesAtMs === null ? this.#seconds * 1000 : firesAtMs - clock.now()
    this.#stopDeadline = schedule(Math.max(0, leftMs), onFired)
  }

  async #attempt(): Promise<void> {
    this.#noteIfLate()
    this.#next(LEAST_BETWEEN_MS)
    const { clock } = this.#ports
    const sentAtMs = clock.now()
    const sentAt = clock.monotonic()
    this.#sentAt = sentAt
    const sending = this.session.rest.countdownCancelAll(this.#seconds)
    this.#sending.add(sending)
    const answer = await sending
    this.#sending.delete(sending)
    if (!this.#isOver) this.#take(answer, sentAtMs, clock.monotonic() - sentAt)
  }

  #take(answer: Answer<null>, sentAtMs: number, tookMs: number): void {
    switch (armingAnswer(answer)) {
      case 'armed':
        this.#confirm(sentAtMs)
        this.#next(Math.max(0, renewAfterMs(this.#seconds) - tookMs))
        return
      case 'refused':
        this.#refuse(answer)
        return
      case 'again':
        // The first answer tells that nothing is known yet; later ones leave it to the deadline.
        if (this.#view.state !== 'armed') this.#show({ ...this.#view, error: errorOf(answer) })
        this.#next(askAgainAfterMs(answer))
    }
  }

  /** The exchange counts from when it heard of it, which was not before it was sent. */
  #confirm(sentAtMs: number): void {
    const { clock, schedule } = this.#ports
    const firesAtMs = Math.max(this.#view.firesAtMs ?? 0, sentAtMs + this.#seconds * 1000)
    this.#show({ state: 'armed', seconds: this.#seconds, firesAtMs, error: null })
    this.#stopDeadline()
    this.#stopDeadline = schedule(Math.max(0, firesAtMs - clock.now()), () => this.#noteIfLate())
  }

  /** What was armed before counts on: `firesAtMs` stays. */
  #refuse(answer: Answer<null>): void {
    const wasArmed = this.#view.state === 'armed'
    this.stop()
    this.#show({ ...this.#view, state: 'refused', error: errorOf(answer) })
    if (wasArmed) this.#ports.onNotice({ kind: 'dead-man', state: 'refused' })
  }

  #noteIfLate(): void {
    const { state, firesAtMs } = this.#view
    if (state !== 'armed' || firesAtMs === null || this.#ports.clock.now() < firesAtMs) return
    this.#show({ ...this.#view, state: 'uncertain' })
    this.#ports.onNotice({ kind: 'dead-man', state: 'uncertain' })
    this.#ports.onFired()
  }

  #next(delayMs: number): void {
    this.#stopNext()
    this.#stopNext = this.#ports.schedule(delayMs, () => void this.#attempt())
  }

  #show(view: DeadManView): void {
    this.#view = view
    this.#onView(view)
  }
}

function errorOf(answer: Answer<null>): DeskError | null {
  return answer.ok ? null : answer.error
}

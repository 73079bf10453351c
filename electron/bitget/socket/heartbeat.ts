import type { SocketTime } from './socket-time.ts'

export interface HeartbeatEvents {
  sendPing(): void
  /** `true`: nothing came since the ping for a while. `false`: something came after all. */
  onLate(late: boolean): void
  /** The `pong` is missing for a whole interval. */
  onDead(): void
}

/**
 * A link without a word for this long is asked whether it lives: a half-open one says nothing, and
 * must be known before a hand trades on what it last said. Far below 10 messages a second.
 */
const QUIET_MS = 3000

/**
 * Text `ping` at every interval, however much comes in (WebSocket intro, "Connect": at least each
 * 30 s, the server closes after two minutes without), and as soon as the link is quiet. A quiet
 * channel sends nothing, so that only `pong` proves the link alive: an interval without it and the
 * link counts as dead.
 */
export class Heartbeat {
  readonly #time: SocketTime
  readonly #events: HeartbeatEvents
  readonly #intervalMs: number
  readonly #lateMs: number
  readonly #quietMs: number
  #awaitsPong = false
  #late = false
  #heardAtMs: number
  #pingedAtMs: number
  #stopBeat: () => void = () => undefined
  #stopLate: () => void = () => undefined

  constructor(time: SocketTime, intervalMs: number, lateMs: number, events: HeartbeatEvents) {
    this.#time = time
    this.#events = events
    this.#intervalMs = intervalMs
    this.#lateMs = lateMs
    this.#quietMs = Math.min(QUIET_MS, intervalMs)
    this.#heardAtMs = time.monotonic()
    this.#pingedAtMs = this.#heardAtMs
  }

  /** The link is open. */
  start(): void {
    this.#heardAtMs = this.#time.monotonic()
    this.#pingedAtMs = this.#heardAtMs
    this.#plan(this.#quietMs)
  }

  get late(): boolean {
    return this.#late
  }

  /** Monotonic time of the last frame. */
  get heardAtMs(): number {
    return this.#heardAtMs
  }

  /** Any frame came. */
  heard(): void {
    this.#heardAtMs = this.#time.monotonic()
    if (!this.#late) return
    this.#late = false
    this.#events.onLate(false)
  }

  heardPong(): void {
    if (!this.#awaitsPong) return
    this.#awaitsPong = false
    this.#stopLate()
    this.#stopBeat()
    this.#plan(this.#quietMs)
  }

  stop(): void {
    this.#stopBeat()
    this.#stopLate()
  }

  #plan(delayMs: number): void {
    this.#stopBeat = this.#time.after(delayMs, () => this.#beat())
  }

  #beat(): void {
    if (this.#awaitsPong) {
      this.#events.onDead()
      return
    }
    const nowMs = this.#time.monotonic()
    const dueAtMs = Math.min(this.#heardAtMs + this.#quietMs, this.#pingedAtMs + this.#intervalMs)
    if (nowMs < dueAtMs) {
      this.#plan(Math.ceil(dueAtMs - nowMs))
      return
    }
    this.#pingedAtMs = nowMs
    this.#awaitsPong = true
    this.#stopLate = this.#time.after(this.#lateMs, () => this.#checkLate(nowMs))
    this.#plan(this.#intervalMs)
    this.#events.sendPing()
  }

  #checkLate(pingedAtMs: number): void {
    if (this.#late || this.#heardAtMs > pingedAtMs) return
    this.#late = true
    this.#events.onLate(true)
  }
}

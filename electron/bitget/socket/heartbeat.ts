import type { SocketTime } from './socket-time.ts'

export interface HeartbeatEvents {
  sendPing(): void
  /** `true`: nothing came since the ping for a while. `false`: something came after all. */
  onLate(late: boolean): void
  /** The `pong` is missing for a whole interval. */
  onDead(): void
}

/**
 * Text `ping` at every interval (WebSocket intro, "Connect": at least each 30 s, the server closes
 * after two minutes without). A quiet channel sends nothing, so that only `pong` proves the link
 * alive: one interval without it and the link counts as dead.
 */
export class Heartbeat {
  readonly #time: SocketTime
  readonly #events: HeartbeatEvents
  readonly #intervalMs: number
  readonly #lateMs: number
  #awaitsPong = false
  #late = false
  #heardAtMs: number
  #stopInterval: () => void = () => undefined
  #stopLate: () => void = () => undefined

  constructor(time: SocketTime, intervalMs: number, lateMs: number, events: HeartbeatEvents) {
    this.#time = time
    this.#intervalMs = intervalMs
    this.#lateMs = lateMs
    this.#events = events
    this.#heardAtMs = time.monotonic()
    this.#plan()
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
    this.#awaitsPong = false
    this.#stopLate()
  }

  stop(): void {
    this.#stopInterval()
    this.#stopLate()
  }

  #plan(): void {
    this.#stopInterval = this.#time.after(this.#intervalMs, () => this.#beat())
  }

  #beat(): void {
    if (this.#awaitsPong) {
      this.#events.onDead()
      return
    }
    const pingedAtMs = this.#time.monotonic()
    this.#awaitsPong = true
    this.#stopLate = this.#time.after(this.#lateMs, () => this.#checkLate(pingedAtMs))
    this.#plan()
    this.#events.sendPing()
  }

  #checkLate(pingedAtMs: number): void {
    if (this.#late || this.#heardAtMs > pingedAtMs) return
    this.#late = true
    this.#events.onLate(true)
  }
}

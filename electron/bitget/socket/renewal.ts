import type { SocketTime } from './socket-time.ts'

/**
 * The exchange's pages of 2024 state that it cuts a connection after a day; the current ones are silent
 * (Bitget: "WebSocket intro"). An hour before, another one can take over in peace.
 */
const RENEW_AFTER_MS = 23 * 3_600_000
/** The one that is to take over may not come up: four more tries before the cut. */
const AGAIN_AFTER_MS = 12 * 60_000

/** Asks for another connection before the exchange cuts this one, until it is stopped. */
export class Renewal {
  readonly #time: SocketTime
  readonly #renew: () => void
  #stop: () => void = () => undefined

  constructor(time: SocketTime, renew: () => void) {
    this.#time = time
    this.#renew = renew
  }

  start(): void {
    this.#renewAfter(RENEW_AFTER_MS)
  }

  stop(): void {
    this.#stop()
  }

  #renewAfter(delayMs: number): void {
    this.#stop = this.#time.after(delayMs, () => {
      this.#renewAfter(AGAIN_AFTER_MS)
      this.#renew()
    })
  }
}

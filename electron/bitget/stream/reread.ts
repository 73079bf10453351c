import type { SocketTime } from '../socket/socket-time.ts'

/** A hostile or broken stream must not turn into a flood of requests. */
const REST_MS = 10_000

/** Asks for a reading after news that could not be read: at once, then at most every ten seconds. */
export class Reread {
  readonly #time: SocketTime
  readonly #read: () => void
  #stop: (() => void) | null = null
  #readAtMs: number | null = null

  constructor(time: SocketTime, read: () => void) {
    this.#time = time
    this.#read = read
  }

  ask(): void {
    if (this.#stop !== null) return
    const nowMs = this.#time.monotonic()
    const waitMs = this.#readAtMs === null ? 0 : Math.max(0, this.#readAtMs + REST_MS - nowMs)
    this.#stop = this.#time.after(waitMs, () => {
      this.#stop = null
      this.#readAtMs = this.#time.monotonic()
      this.#read()
    })
  }

  stop(): void {
    this.#stop?.()
  }
}

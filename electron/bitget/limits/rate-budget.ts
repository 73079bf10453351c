import type { RateUse } from '../../../shared/domain/connection.ts'
import type { WallClock } from '../clock/wall-clock.ts'
import { DEFAULT_LIMIT, ENDPOINT_LIMITS, SOCKET_LIMITS } from './endpoint-limits.ts'

const SECOND_MS = 1000
/** As reads do (read-pace): a figure out of all reason must not shut the desk. */
const LONGEST_MS = 30_000
const LIMITS: Readonly<Record<string, number>> = { ...ENDPOINT_LIMITS, ...SOCKET_LIMITS }

export interface RateRoom {
  readonly waitMs: number
  readonly limit: number
}

interface Endpoint {
  /** Monotonic ms of each call in the last second, oldest first. */
  calls: number[]
  /** What the exchange last said is left, and when. */
  remaining: { readonly calls: number; readonly atMs: number } | null
  /** Monotonic ms until which the exchange takes none. */
  refusedUntilMs: number
}

/**
 * Counts the calls of the last second beside the exchange's own figure
 * (`x-mbx-used-remain-limit`, calls left this second), and believes the worse of the two: another
 * program may be using the same account.
 */
export class RateBudget {
  readonly #clock: Pick<WallClock, 'monotonic'>
  readonly #endpoints = new Map<string, Endpoint>()

  constructor(clock: Pick<WallClock, 'monotonic'>) {
    this.#clock = clock
  }

  /** A call is about to leave, or a message over the socket of this path. */
  count(path: string): void {
    const endpoint = this.#endpoint(path)
    endpoint.calls.push(this.#clock.monotonic())
    if (endpoint.calls.length > 2 * limitOf(path)) this.#prune(endpoint)
  }

  /** `header` is the text of `x-mbx-used-remain-limit`; anything but a count is ignored. */
  noteRemaining(path: string, header: string | null): void {
    if (header === null || !/^\d{1,6}$/.test(header)) return
    this.#endpoint(path).remaining = { calls: Number(header), atMs: this.#clock.monotonic() }
  }

  /**
   * The exchange refused a call for its rate, whoever used it up: there is no room for as long as it
   * asks, at least for this second and at most for 30.
   */
  noteRefused(path: string, retryAfterMs: number): void {
    const forMs = Math.min(LONGEST_MS, Math.max(SECOND_MS, retryAfterMs))
    this.#endpoint(path).refusedUntilMs = this.#clock.monotonic() + forMs
  }

  /** Milliseconds until one more call fits, 0: now; and how many fit in a second. */
  room(path: string): RateRoom {
    const endpoint = this.#endpoint(path)
    this.#prune(endpoint)
    const limit = limitOf(path)
    const now = this.#clock.monotonic()
    const { calls, remaining, refusedUntilMs } = endpoint
    const first = calls[calls.length - limit]
    const own = first === undefined ? 0 : first + SECOND_MS - now
    const told = remaining?.calls === 0 ? remaining.atMs + SECOND_MS - now : 0
    return { waitMs: Math.max(0, own, told, refusedUntilMs - now), limit }
  }

  /** The endpoint nearest to its limit in the last second; `null` when nothing was called. */
  nearestLimit(): RateUse | null {
    let nearest: RateUse | null = null
    for (const [path, endpoint] of this.#endpoints) {
      const use = this.#use(path, endpoint)
      if (use.used === 0) continue
      if (nearest === null || use.used / use.limit > nearest.used / nearest.limit) nearest = use
    }
    return nearest
  }

  #use(path: string, endpoint: Endpoint): RateUse {
    this.#prune(endpoint)
    const limit = limitOf(path)
    const told = endpoint.remaining
    const now = this.#clock.monotonic()
    if (endpoint.refusedUntilMs > now) return { path, used: limit, limit }
    const fresh = told !== null && now - told.atMs < SECOND_MS
    const toldUsed = fresh ? Math.max(0, limit - told.calls) : 0
    return { path, used: Math.max(endpoint.calls.length, toldUsed), limit }
  }

  #prune(endpoint: Endpoint): void {
    const oldest = this.#clock.monotonic() - SECOND_MS
    const first = endpoint.calls.findIndex((atMs) => atMs > oldest)
    endpoint.calls = first === -1 ? [] : endpoint.calls.slice(first)
  }

  #endpoint(path: string): Endpoint {
    const known = this.#endpoints.get(path)
    if (known !== undefined) return known
    const made: Endpoint = { calls: [], remaining: null, refusedUntilMs: 0 }
    this.#endpoints.set(path, made)
    return made
  }
}

function limitOf(path: string): number {
  return LIMITS[path] ?? DEFAULT_LIMIT
}

import type { RequestRow } from '../../../shared/domain/request-record.ts'

const MOST_SAMPLES = 50
/** What was slow so long ago says nothing of the way as it is, and nothing else would end a refusal. */
const OLDEST_MS = 300_000
/** As long as a request may take: a command that nobody answered was at least that slow. */
const UNANSWERED_MS = 10_000

/** Order commands over REST by the end of their path, and over the private socket by their topic. */
const COMMANDS: ReadonlySet<string> = new Set([
  ...['place-order', 'modify-order', 'cancel-order', 'place-batch', 'batch-modify-order'],
  ...['cancel-batch', 'place-strategy-order', 'modify-strategy-order', 'cancel-strategy-order'],
  ...['batch-place', 'batch-modify', 'batch-cancel'],
])

interface Sample {
  readonly atMs: number
  readonly roundTripMs: number
}

/** Round trips of the last order commands of one session. Times are monotonic ms. */
export class OrderLatency {
  readonly #monotonic: () => number
  #samples: Sample[] = []

  constructor(monotonic: () => number) {
    this.#monotonic = monotonic
  }

  /** Any request that has ended; others than order commands are left out. */
  note({ method, path, timing }: Pick<RequestRow, 'method' | 'path' | 'timing'>): void {
    if (method === 'GET' || !COMMANDS.has(path.slice(path.lastIndexOf('/') + 1))) return
    // What never left says nothing of the way.
    if (timing.phases.sent === null) return
    const roundTripMs = timing.roundTripMs ?? UNANSWERED_MS
    this.#samples.push({ atMs: this.#monotonic(), roundTripMs })
    if (this.#samples.length > MOST_SAMPLES) this.#samples.shift()
  }

  /** Another way to the exchange. */
  forget(): void {
    this.#samples = []
  }

  /** The smallest round trip that 95 of 100 did not exceed, ms; `null`: there were none lately. */
  p95Ms(): number | null {
    const since = this.#monotonic() - OLDEST_MS
    const trips = this.#samples
      .filter(({ atMs }) => atMs > since)
      .map(({ roundTripMs }) => roundTripMs)
      .sort((a, b) => a - b)
    return trips[Math.ceil(trips.length * 0.95) - 1] ?? null
  }
}

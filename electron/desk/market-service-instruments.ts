import { fail, type Result, succeed } from '../../shared/domain/error.ts'
import {
  CATEGORIES,
  type Instrument,
  type InstrumentKey,
  instrumentId,
} from '../../shared/domain/instrument.ts'
import type { DeskTimers } from './conflation.ts'
import type { ExchangeDoors } from './ports.ts'

interface Loaded {
  readonly loadedAtMs: number
  readonly rows: ReadonlyArray<Instrument>
  readonly byId: ReadonlyMap<string, Instrument>
}

/** Rules of an instrument change rarely, but they do. */
const FRESH_FOR_MS = 30 * 60_000

/** Every traded instrument, loaded once for each environment and address. */
export class InstrumentCache {
  readonly #timers: DeskTimers
  readonly #kept = new Map<string, Loaded>()
  readonly #running = new Map<string, Promise<Result<ReadonlyArray<Instrument>>>>()

  constructor(timers: DeskTimers) {
    this.#timers = timers
  }

  async list(doors: ExchangeDoors): Promise<Result<ReadonlyArray<Instrument>>> {
    const name = nameOf(doors)
    const kept = this.#kept.get(name)
    if (kept !== undefined && this.#timers.monotonic() - kept.loadedAtMs < FRESH_FOR_MS) {
      return succeed(kept.rows)
    }
    const running = this.#running.get(name) ?? this.#load(doors, name)
    this.#running.set(name, running)
    const loaded = await running
    // An old list is better than none: rules seldom change.
    return !loaded.ok && kept !== undefined ? succeed(kept.rows) : loaded
  }

  /** `null` when the list of these doors is not loaded or does not have it. */
  find(doors: ExchangeDoors, key: InstrumentKey): Instrument | null {
    return this.#kept.get(nameOf(doors))?.byId.get(instrumentId(key)) ?? null
  }

  async #load(doors: ExchangeDoors, name: string): Promise<Result<ReadonlyArray<Instrument>>> {
    try {
      const answers = await Promise.all(
        CATEGORIES.map((category) => doors.publicRest.instruments(category)),
      )
      const rows: Instrument[] = []
      for (const answer of answers) {
        if (!answer.ok) return fail(answer.error)
        rows.push(...answer.value)
      }
      const byId = new Map(rows.map((row) => [instrumentId(row), row]))
      const loadedAtMs = this.#timers.monotonic()
      this.#kept.set(name, { loadedAtMs, rows, byId })
      return succeed(rows)
    } finally {
      this.#running.delete(name)
    }
  }
}

function nameOf(doors: ExchangeDoors): string {
  return `${doors.environment} ${doors.restUrl}`
}

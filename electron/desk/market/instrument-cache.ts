import { type DeskError, fail, type Result, succeed } from '../../../shared/domain/error.ts'
import {
  CATEGORIES,
  type Category,
  type Instrument,
  type InstrumentKey,
  instrumentId,
} from '../../../shared/domain/instrument.ts'
import type { DeskTimers } from '../conflation.ts'
import type { Answer, ExchangeDoors } from '../ports.ts'

interface Loaded {
  readonly loadedAtMs: number
  readonly rows: ReadonlyMap<Category, ReadonlyArray<Instrument>>
  readonly byId: ReadonlyMap<string, Instrument>
  /** Product lines that could not be had this time; older rows of theirs are kept. */
  readonly failed: ReadonlyMap<Category, DeskError>
}

/** Rules of an instrument change rarely, but they do. */
const FRESH_FOR_MS = 30 * 60_000
/** A list with a hole is asked for again sooner. */
const FRESH_WITH_HOLES_MS = 30_000

/**
 * Every traded instrument, loaded once for each environment and address. A product line that the
 * exchange does not list is empty; one that fails does not take the others with it.
 */
export class InstrumentCache {
  readonly #timers: DeskTimers
  readonly #kept = new Map<string, Loaded>()
  readonly #running = new Map<string, Promise<Result<Loaded>>>()

  constructor(timers: DeskTimers) {
    this.#timers = timers
  }

  async list(doors: ExchangeDoors): Promise<Result<ReadonlyArray<Instrument>>> {
    const name = nameOf(doors)
    const kept = this.#kept.get(name)
    if (kept !== undefined && this.#isFresh(kept)) return succeed(flat(kept))
    const running = this.#running.get(name) ?? this.#load(doors, name)
    this.#running.set(name, running)
    const loaded = await running
    if (loaded.ok) return succeed(flat(loaded.value))
    // An old list is better than none: rules seldom change.
    return kept === undefined ? loaded : succeed(flat(kept))
  }

  /** `null` when the list of these doors is not loaded or does not have it. */
  find(doors: ExchangeDoors, key: InstrumentKey): Instrument | null {
    return this.#kept.get(nameOf(doors))?.byId.get(instrumentId(key)) ?? null
  }

  /** Why a product line is missing from the list; `null` when it was read. */
  failure(doors: ExchangeDoors, category: Category): DeskError | null {
    return this.#kept.get(nameOf(doors))?.failed.get(category) ?? null
  }

  #isFresh(kept: Loaded): boolean {
    const freshForMs = kept.failed.size === 0 ? FRESH_FOR_MS : FRESH_WITH_HOLES_MS
    return this.#timers.monotonic() - kept.loadedAtMs < freshForMs
  }

  async #load(doors: ExchangeDoors, name: string): Promise<Result<Loaded>> {
    try {
      const answers = await Promise.all(
        CATEGORIES.map(async (category) => ({
          category,
          answer: await doors.publicRest.instruments(category),
        })),
      )
      const loaded = join(answers, this.#kept.get(name) ?? null, this.#timers.monotonic())
      if (loaded.ok) this.#kept.set(name, loaded.value)
      return loaded
    } finally {
      this.#running.delete(name)
    }
  }
}

interface CategoryAnswer {
  readonly category: Category
  readonly answer: Answer<ReadonlyArray<Instrument>>
}

/** Fails when nothing at all could be read. */
function join(
  answers: ReadonlyArray<CategoryAnswer>,
  before: Loaded | null,
  loadedAtMs: number,
): Result<Loaded> {
  const rows = new Map<Category, ReadonlyArray<Instrument>>()
  const failed = new Map<Category, DeskError>()
  for (const { category, answer } of answers) {
    if (!answer.ok) failed.set(category, answer.error)
    const known = answer.ok ? answer.value : before?.rows.get(category)
    if (known !== undefined) rows.set(category, known)
  }
  const [error] = failed.values()
  if (failed.size === answers.length && error !== undefined) return fail(error)
  const all = [...rows.values()].flat()
  const byId = new Map(all.map((row) => [instrumentId(row), row]))
  return succeed({ loadedAtMs, rows, byId, failed })
}

function flat(loaded: Loaded): ReadonlyArray<Instrument> {
  return [...loaded.byId.values()]
}

function nameOf(doors: ExchangeDoors): string {
  return `${doors.environment} ${doors.restUrl}`
}

import type { Fill } from '../../../shared/domain/order.ts'
import { dayStart } from '../../../shared/rules/guards/day-result.ts'
import type { Schedule, TradingSession } from '../orders/trading-session.ts'
import { pause } from '../paced-calls.ts'

export interface DayFillsPorts {
  readonly session: () => TradingSession | null
  readonly now: () => number
  readonly schedule: Schedule
}

const RETRY_MS = 5000
/** Pages of 100. A day with more fills than that stays unknown. */
const MOST_PAGES = 100

/**
 * The fills since 00:00 UTC of the key set in use, as far as the exchange has to be asked: the
 * account itself reads the last 100 and hears what follows. They are read when somebody wants them.
 */
export class DayFills {
  readonly #ports: DayFillsPorts
  #fills: ReadonlyArray<Fill> | null = null
  /** Grows with each reading, so that a late page of one before is nobody's. */
  #turn = 0
  #isReading = false

  constructor(ports: DayFillsPorts) {
    this.#ports = ports
  }

  /** `null`: not read yet, which this call sees to. */
  read(): ReadonlyArray<Fill> | null {
    const session = this.#ports.session()
    if (this.#fills === null && !this.#isReading && session !== null) void this.#begin(session)
    return this.#fills
  }

  /** Another key set, or something may have been missed: what was read is no longer enough. */
  forget(): void {
    this.#turn += 1
    this.#fills = null
    this.#isReading = false
  }

  async #begin(session: TradingSession): Promise<void> {
    this.#turn += 1
    const turn = this.#turn
    this.#isReading = true
    const fills = await this.#pages(session, dayStart(this.#ports.now()), () => turn === this.#turn)
    if (turn !== this.#turn) return
    this.#fills = fills
    if (fills === null) await pause(this.#ports.schedule, RETRY_MS)
    if (turn === this.#turn) this.#isReading = false
  }

  /** Newest first, as the exchange lists them, until one is older than `sinceMs`. */
  async #pages(
    { rest }: TradingSession,
    sinceMs: number,
    isWanted: () => boolean,
  ): Promise<ReadonlyArray<Fill> | null> {
    const fills: Fill[] = []
    let cursor: string | null = null
    for (let page = 0; page < MOST_PAGES && isWanted(); page += 1) {
      const answer: Awaited<ReturnType<typeof rest.fillHistory>> = await rest.fillHistory(
        null,
        cursor,
      )
      if (!answer.ok) return null
      const { rows, cursor: next } = answer.value
      fills.push(...rows.filter(({ atMs }) => atMs >= sinceMs))
      const isPast = rows.some(({ atMs }) => atMs < sinceMs)
      if (isPast || next === null) return fills
      // A cursor that leads back to itself would never end.
      if (next === cursor) return null
      cursor = next
    }
    return null
  }
}

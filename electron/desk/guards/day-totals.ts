import { type Decimal, ZERO } from '../../../shared/domain/decimal.ts'
import type { InstrumentKey } from '../../../shared/domain/instrument.ts'
import type { Fill } from '../../../shared/domain/order.ts'
import {
  type DayTotalsByCoin,
  dayStart,
  fillAmounts,
} from '../../../shared/rules/guards/day-result.ts'
import { FILLS_KEPT } from '../account/merge-fills.ts'

/**
 * What fills have realised since 00:00 UTC, less their fees, by coin. Each fill is counted once, when
 * it is new: a click waits for the sum, and a busy day has thousands of fills.
 */
export class DayTotals {
  /** Settle coin of a futures instrument; `null`: it is not known. */
  readonly #settleCoin: (key: InstrumentKey) => string | null
  readonly #counted = new Set<string>()
  readonly #totals = new Map<string | null, Decimal>()
  #sinceMs = 0
  #read: ReadonlyArray<Fill> | null = null
  #heard: ReadonlyArray<Fill> | null = null

  constructor(settleCoin: (key: InstrumentKey) => string | null) {
    this.#settleCoin = settleCoin
  }

  /**
   * `read` was asked for, `heard` is what the account keeps: the same list means the same fills.
   * `null`: the account no longer reaches back to what is counted, so that something may be missing.
   */
  of(nowMs: number, read: ReadonlyArray<Fill>, heard: ReadonlyArray<Fill>): DayTotalsByCoin | null {
    const sinceMs = dayStart(nowMs)
    // Of an instrument that was not known the coin may be by now.
    if (read !== this.#read || sinceMs !== this.#sinceMs || this.#totals.has(null)) {
      this.#begin(read, sinceMs)
    }
    if (heard !== this.#heard) {
      // Many small orders would else push a loss out of sight.
      const isApart = !heard.some(({ fillId }) => this.#counted.has(fillId))
      if (isApart && heard.length >= FILLS_KEPT) return null
      for (const fill of heard) this.#count(fill)
      this.#heard = heard
    }
    return this.#totals
  }

  #begin(read: ReadonlyArray<Fill>, sinceMs: number): void {
    this.#counted.clear()
    this.#totals.clear()
    this.#sinceMs = sinceMs
    this.#read = read
    this.#heard = null
    for (const fill of read) this.#count(fill)
  }

  #count(fill: Fill): void {
    if (this.#counted.has(fill.fillId)) return
    this.#counted.add(fill.fillId)
    if (fill.atMs < this.#sinceMs) return
    for (const [coin, amount] of fillAmounts(fill, this.#settleCoin(fill))) {
      if (amount.eq(0)) continue
      // Two coins that are not known must not seem to cancel out.
      const known = coin === null ? amount.abs() : amount
      this.#totals.set(coin, (this.#totals.get(coin) ?? ZERO).plus(known))
    }
  }
}

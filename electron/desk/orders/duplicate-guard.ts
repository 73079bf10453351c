import type { OrderDraft } from '../../../shared/domain/order.ts'

/** A second identical order within this time is a finger that slipped. */
const DUPLICATE_WINDOW_MS = 300

/** Remembers the orders of the last moments. */
export class DuplicateGuard {
  readonly #monotonic: () => number
  readonly #passedAt = new Map<string, number>()

  constructor(monotonic: () => number) {
    this.#monotonic = monotonic
  }

  /** `true` when the same order was passed less than 300 ms ago; else remembers this one. */
  repeats(keySetId: string, draft: OrderDraft): boolean {
    const { category, symbol, side, orderType, price, quantity, quantityUnit } = draft
    const where = `${keySetId} ${category} ${symbol} ${side} ${orderType} ${draft.timeInForce}`
    const text = `${where} ${price} ${quantity} ${quantityUnit} ${draft.reduceOnly}`
    const now = this.#monotonic()
    // Oldest first, so the first young one ends the search.
    for (const [other, at] of this.#passedAt) {
      if (now - at < DUPLICATE_WINDOW_MS) break
      this.#passedAt.delete(other)
    }
    if (this.#passedAt.has(text)) return true
    this.#passedAt.set(text, now)
    return false
  }
}

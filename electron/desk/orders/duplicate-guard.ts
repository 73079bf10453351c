import type { OrderDraft } from '../../../shared/domain/order.ts'

/** A second identical order within this time is a finger that slipped. */
export const DUPLICATE_WINDOW_MS = 300

/** Remembers the orders of the last moments. */
export class DuplicateGuard {
  readonly #monotonic: () => number
  readonly #passedAt = new Map<string, number>()

  constructor(monotonic: () => number) {
    this.#monotonic = monotonic
  }

  /** `true` when the same order was passed less than 300 ms ago; else remembers this one. */
  repeats(keySetId: string, draft: OrderDraft): boolean {
    const text = `${keySetId} ${JSON.stringify(Object.entries(draft).sort())}`
    const now = this.#monotonic()
    for (const [other, at] of this.#passedAt) {
      if (now - at >= DUPLICATE_WINDOW_MS) this.#passedAt.delete(other)
    }
    if (this.#passedAt.has(text)) return true
    this.#passedAt.set(text, now)
    return false
  }
}

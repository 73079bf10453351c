import type { OrderDraft } from '../../../shared/domain/order.ts'

/** A second identical order within this time is a finger that slipped. */
export const DUPLICATE_WINDOW_MS = 300

/** Remembers the last order of each key set. */
export class DuplicateGuard {
  readonly #monotonic: () => number
  #last: { readonly text: string; readonly at: number } | null = null

  constructor(monotonic: () => number) {
    this.#monotonic = monotonic
  }

  /** `true` when the same order was passed less than 300 ms ago; else remembers this one. */
  repeats(keySetId: string, draft: OrderDraft): boolean {
    const text = `${keySetId} ${JSON.stringify(Object.entries(draft).sort())}`
    const at = this.#monotonic()
    const last = this.#last
    if (last !== null && last.text === text && at - last.at < DUPLICATE_WINDOW_MS) return true
    this.#last = { text, at }
    return false
  }
}

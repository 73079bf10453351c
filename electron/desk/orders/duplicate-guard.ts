import { draftText } from './draft-text.ts'

/** A second identical order within this time is a finger that slipped. */
const DUPLICATE_WINDOW_MS = 300

/** Remembers the orders and transfers of the last moments. */
export class DuplicateGuard {
  readonly #monotonic: () => number
  readonly #askedAt = new Map<string, number>()

  constructor(monotonic: () => number) {
    this.#monotonic = monotonic
  }

  /**
   * `true` when the same drafts were asked for together less than 300 ms ago, passed or refused.
   * Equal orders within one batch are meant.
   */
  repeats(keySetId: string, drafts: ReadonlyArray<object>): boolean {
    const text = `${keySetId} ${draftText(drafts)}`
    const now = this.#monotonic()
    // Oldest first, so the first young one ends the search.
    for (const [other, at] of this.#askedAt) {
      if (now - at < DUPLICATE_WINDOW_MS) break
      this.#askedAt.delete(other)
    }
    // A key that is held repeats for longer than the window: each repeat begins it anew.
    const isRepeated = this.#askedAt.delete(text)
    this.#askedAt.set(text, now)
    return isRepeated
  }
}

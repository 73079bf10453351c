import { fail, invalid, type Result, succeed } from '../../../shared/domain/error.ts'
import { draftText } from '../orders/draft-text.ts'
import { DuplicateGuard } from '../orders/duplicate-guard.ts'
import { DEAD_AFTER_MS } from '../orders/intent-settler.ts'
import type { Answer } from '../ports.ts'

/**
 * Keeps a transfer from leaving twice: not while the same one is under way, and after a lost answer
 * not before it can no longer arrive. Then balances and ledger show what became of it, for the
 * exchange has no question that tells.
 */
export class TransferFence {
  readonly #monotonic: () => number
  readonly #repeats: DuplicateGuard
  /** Until when each may still arrive, monotonic ms. */
  readonly #openUntil = new Map<string, number>()

  constructor(monotonic: () => number) {
    this.#monotonic = monotonic
    this.#repeats = new DuplicateGuard(monotonic)
  }

  /** `fail`: `send` was not called. */
  async pass<T>(
    keySetId: string,
    draft: object,
    send: () => Promise<Answer<T>>,
  ): Promise<Result<Answer<T>>> {
    if (this.#repeats.repeats(keySetId, [draft])) return fail(invalid('duplicate-submit'))
    const text = `${keySetId} ${draftText(draft)}`
    if (this.#monotonic() < (this.#openUntil.get(text) ?? 0)) {
      return fail(invalid('duplicate-unsettled'))
    }
    this.#openUntil.set(text, Number.POSITIVE_INFINITY)
    let isKnown = false
    try {
      const answer = await send()
      isKnown = answer.ok || answer.definite
      return succeed(answer)
    } finally {
      if (isKnown) this.#openUntil.delete(text)
      else this.#openUntil.set(text, this.#monotonic() + DEAD_AFTER_MS)
    }
  }
}

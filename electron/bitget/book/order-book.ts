import type { Book } from '../../../shared/domain/market.ts'
import { BookSide } from './book-side.ts'
import { readSequence } from './sequence.ts'

/** One depth push. `text` is the whole frame, for sequence numbers that JSON.parse rounds. */
export interface BookPush {
  readonly action: 'snapshot' | 'update'
  /** The only item of the frame's `data`. */
  readonly item: unknown
  readonly text: string
}

/** The book is lost until the next snapshot: subscribe again. */
export type BookLoss = 'gap' | 'reset' | 'crossed' | 'malformed'

export type BookResult =
  /** The book changed and is right. */
  | 'applied'
  /** Seen before; nothing changed. */
  | 'duplicate'
  /** No snapshot yet; nothing changed. */
  | 'waiting'
  | BookLoss

export function isBookLoss(result: BookResult): result is BookLoss {
  return result !== 'applied' && result !== 'duplicate' && result !== 'waiting'
}

/**
 * A local order book kept by the rules of the exchange's "Order Book Channel" page: `pseq` of an
 * update is `seq` of the push before, sizes are absolute, size 0 removes. There is no retransmission,
 * so that anything that does not fit loses the book until the next snapshot.
 */
export class OrderBook {
  readonly #bids = new BookSide('bids')
  readonly #asks = new BookSide('asks')
  readonly #everyPushReplaces: boolean
  #last: bigint | null = null
  #isFirstUpdate = false
  #atMs = 0

  /** `everyPushReplaces` for topics that send snapshots alone, such as `books5`. */
  constructor(everyPushReplaces = false) {
    this.#everyPushReplaces = everyPushReplaces
  }

  /** `true` from a snapshot until trouble. */
  get isSynced(): boolean {
    return this.#last !== null
  }

  /** Empties it; updates are discarded until the next snapshot. */
  clear(): void {
    this.#bids.clear()
    this.#asks.clear()
    this.#last = null
  }

  apply(push: BookPush): BookResult {
    const { item, action, text } = push
    if (typeof item !== 'object' || item === null) return this.#lose('malformed')
    const { seq, pseq, a, b, ts } = item as Record<string, unknown>
    const sequence = readSequence(seq, 'seq', text)
    if (sequence === null) return this.#lose('malformed')
    if (action === 'snapshot') return this.#replace(sequence, a, b, ts)
    if (this.#last === null) return 'waiting'
    const previous = readSequence(pseq, 'pseq', text)
    if (previous === null) return this.#lose('malformed')
    const verdict = this.#judge(this.#last, sequence, previous)
    if (isBookLoss(verdict)) return this.#lose(verdict)
    if (verdict !== 'applied') return verdict
    return this.#change(sequence, a, b, ts)
  }

  /** The best `depth` levels of both sides, in new arrays. */
  top(depth: number): Book {
    return { bids: this.#bids.top(depth), asks: this.#asks.top(depth), atMs: this.#atMs }
  }

  #judge(last: bigint, sequence: bigint, previous: bigint): BookResult {
    if (previous === 0n && last !== 0n) return 'reset'
    if (sequence <= last) return 'duplicate'
    if (previous === last) return 'applied'
    return this.#isFirstUpdate && previous < last ? 'applied' : 'gap'
  }

  #replace(sequence: bigint, a: unknown, b: unknown, ts: unknown): BookResult {
    if (this.#everyPushReplaces && this.#last !== null && sequence < this.#last) return 'duplicate'
    if (!this.#asks.replace(a) || !this.#bids.replace(b)) return this.#lose('malformed')
    this.#isFirstUpdate = true
    return this.#settle(sequence, ts)
  }

  #change(sequence: bigint, a: unknown, b: unknown, ts: unknown): BookResult {
    if (!this.#asks.apply(a) || !this.#bids.apply(b)) return this.#lose('malformed')
    this.#isFirstUpdate = false
    return this.#settle(sequence, ts)
  }

  #settle(sequence: bigint, ts: unknown): BookResult {
    const bid = this.#bids.bestKey()
    const ask = this.#asks.bestKey()
    if (bid !== null && ask !== null && bid >= ask) return this.#lose('crossed')
    this.#last = sequence
    this.#atMs = readTime(ts)
    return 'applied'
  }

  #lose(why: BookLoss): BookResult {
    this.clear()
    return why
  }
}

function readTime(value: unknown): number {
  const ms = Number(value)
  return ms > 0 && ms < 8.64e15 ? ms : 0
}

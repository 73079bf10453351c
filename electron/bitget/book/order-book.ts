import type { Book } from '../../../shared/domain/market.ts'
import { timeOf } from '../stream/push-field.ts'
import { BookSide } from './book-side.ts'
import { readEnd, readLevels } from './book-text.ts'
import { readSequence, type Sequence } from './sequence.ts'

const BIDS_LABEL = ',"b":'

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
  #last: Sequence | null = null
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

  /**
   * `apply` of an update whose levels begin at `from` in the frame's text, without parsing the
   * frame. `null`: it is spelled in another way than the exchange spells it; nothing is decided,
   * and `apply` must be given the parsed frame.
   */
  applyText(text: string, from: number): BookResult | null {
    const end = readEnd(text)
    if (end === null) return null
    if (this.#last === null) return 'waiting'
    const verdict = this.#judge(this.#last, end.sequence, end.previous)
    if (isBookLoss(verdict)) return this.#lose(verdict)
    if (verdict !== 'applied') return verdict
    const middle = readLevels(text, from, this.#asks)
    if (middle < 0 || !text.startsWith(BIDS_LABEL, middle)) return null
    const levelsEnd = readLevels(text, middle + BIDS_LABEL.length, this.#bids)
    if (levelsEnd !== end.levelsEnd) return null
    this.#isFirstUpdate = false
    return this.#settle(end.sequence, end.atMs)
  }

  /**
   * The best `depth` levels of both sides, made when they are looked at: most states are replaced
   * before anybody does. Each look gives new arrays of the state at that moment.
   */
  view(depth: number): Book {
    const bids = this.#bids
    const asks = this.#asks
    const atMs = (): number => this.#atMs
    return {
      get bids() {
        return bids.top(depth)
      },
      get asks() {
        return asks.top(depth)
      },
      get atMs() {
        return atMs()
      },
    }
  }

  #judge(last: Sequence, sequence: Sequence, previous: Sequence): BookResult {
    if (previous === 0 && last !== 0) return 'reset'
    if (sequence <= last) return 'duplicate'
    if (previous === last) return 'applied'
    return this.#isFirstUpdate && previous < last ? 'applied' : 'gap'
  }

  #replace(sequence: Sequence, a: unknown, b: unknown, ts: unknown): BookResult {
    if (this.#everyPushReplaces && this.#last !== null && sequence < this.#last) return 'duplicate'
    if (!this.#asks.replace(a) || !this.#bids.replace(b)) return this.#lose('malformed')
    this.#isFirstUpdate = true
    return this.#settle(sequence, ts)
  }

  #change(sequence: Sequence, a: unknown, b: unknown, ts: unknown): BookResult {
    if (!this.#asks.apply(a) || !this.#bids.apply(b)) return this.#lose('malformed')
    this.#isFirstUpdate = false
    return this.#settle(sequence, ts)
  }

  #settle(sequence: Sequence, ts: unknown): BookResult {
    const bid = this.#bids.bestKey()
    const ask = this.#asks.bestKey()
    if (bid !== null && ask !== null && bid >= ask) return this.#lose('crossed')
    this.#last = sequence
    this.#atMs = timeOf(ts) ?? 0
    return 'applied'
  }

  #lose(why: BookLoss): BookResult {
    this.clear()
    return why
  }
}

import type { BookLevel } from '../../../shared/domain/market.ts'
import { priceKey, sizeKind } from './decimal-text.ts'

/** Beyond this the worst levels go: the exchange sends at most 1000 a side, a hostile one could grow forever. */
const MOST_LEVELS = 4000
const FIRST_CAPACITY = 1024

/**
 * One side of a book, sorted, the best level last: changes crowd around the best price, so that
 * little moves when one is inserted there. Keys and slots lie in typed arrays, where moving is one
 * copy of memory; the texts of a level stay in their slot.
 */
export class BookSide {
  /** 1 for bids (greater is better), -1 for asks; keys are stored multiplied by it. */
  readonly #sign: 1 | -1
  #keys = new Float64Array(FIRST_CAPACITY)
  /** Slot of each key, in the order of the keys; behind the last one lie the free slots. */
  #slots = Int32Array.from({ length: FIRST_CAPACITY }, (_, slot) => slot)
  #count = 0
  readonly #prices: string[] = []
  readonly #sizes: string[] = []

  constructor(kind: 'bids' | 'asks') {
    this.#sign = kind === 'bids' ? 1 : -1
  }

  get size(): number {
    return this.#count
  }

  /** Comparable key of the best price; `null` when the side is empty. */
  bestKey(): number | null {
    const key = this.#count === 0 ? undefined : this.#keys[this.#count - 1]
    return key === undefined ? null : key * this.#sign
  }

  clear(): void {
    this.#count = 0
  }

  /**
   * Replaces everything. A snapshot comes best level first with no price twice; taken from its end,
   * each level is simply added. `false` as with `apply`.
   */
  replace(pairs: unknown): boolean {
    this.clear()
    if (!Array.isArray(pairs) || pairs.length > MOST_LEVELS) return false
    for (let at = pairs.length - 1; at >= 0; at -= 1) {
      if (!this.#setPair(pairs[at])) return false
    }
    return true
  }

  /**
   * Applies `[[price, size], …]`: an absolute size, `0` removes. `false` when something in it is
   * not a level; the side is then in an unknown state and must be cleared.
   */
  apply(pairs: unknown): boolean {
    if (!Array.isArray(pairs) || pairs.length > MOST_LEVELS) return false
    for (let at = 0; at < pairs.length; at += 1) {
      if (!this.#setPair(pairs[at])) return false
    }
    return true
  }

  /** The best `count` levels, best first, in a new array. */
  top(count: number): BookLevel[] {
    const best: BookLevel[] = []
    const end = Math.max(0, this.#count - count)
    for (let at = this.#count - 1; at >= end; at -= 1) {
      const slot = this.#slots[at] ?? 0
      best.push({ price: this.#prices[slot] ?? '', size: this.#sizes[slot] ?? '' })
    }
    return best
  }

  #setPair(pair: unknown): boolean {
    if (!Array.isArray(pair)) return false
    const price: unknown = pair[0]
    const size: unknown = pair[1]
    if (typeof price !== 'string' || typeof size !== 'string') return false
    const key = priceKey(price)
    const kind = sizeKind(size)
    if (key <= 0 || kind === 'refused') return false
    this.set(key, price, kind === 'zero' ? null : size)
    return true
  }

  /** One level by its price's key; `null` removes it. */
  set(priceKey: number, price: string, size: string | null): void {
    const key = priceKey * this.#sign
    let at = this.#find(key)
    const isThere = at < this.#count && this.#keys[at] === key
    if (size === null) {
      if (isThere) this.#remove(at)
      return
    }
    if (!isThere) {
      if (this.#count === MOST_LEVELS) {
        if (at === 0) return
        this.#remove(0)
        at -= 1
      }
      this.#insert(at, key)
    }
    const slot = this.#slots[at] ?? 0
    this.#prices[slot] = price
    this.#sizes[slot] = size
  }

  /** Index of `key`, or where it belongs. */
  #find(key: number): number {
    const keys = this.#keys
    let low = 0
    let high = this.#count
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((keys[middle] ?? 0) < key) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Opens a place for `key`, with a free slot. */
  #insert(at: number, key: number): void {
    if (this.#count === this.#keys.length) this.#grow()
    const slot = this.#slots[this.#count] ?? 0
    this.#keys.copyWithin(at + 1, at, this.#count)
    this.#slots.copyWithin(at + 1, at, this.#count)
    this.#keys[at] = key
    this.#slots[at] = slot
    this.#count += 1
  }

  #remove(at: number): void {
    const slot = this.#slots[at] ?? 0
    this.#keys.copyWithin(at, at + 1, this.#count)
    this.#slots.copyWithin(at, at + 1, this.#count)
    this.#count -= 1
    this.#slots[this.#count] = slot
  }

  #grow(): void {
    const keys = new Float64Array(this.#keys.length * 2)
    keys.set(this.#keys)
    const slots = Int32Array.from({ length: keys.length }, (_, slot) => slot)
    slots.set(this.#slots)
    this.#keys = keys
    this.#slots = slots
  }
}

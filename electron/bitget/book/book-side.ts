import type { BookLevel } from '../../../shared/domain/market.ts'
import { priceKey, sizeKind } from './decimal-text.ts'

/** Beyond this the worst levels go: the exchange sends at most 1000 a side, a hostile one could grow forever. */
const MOST_LEVELS = 4000

/**
 * One side of a book, sorted, the best level last: changes crowd around the best price, so that
 * little moves when one is inserted there.
 */
export class BookSide {
  /** 1 for bids (greater is better), -1 for asks; keys are stored multiplied by it. */
  readonly #sign: 1 | -1
  readonly #keys: number[] = []
  readonly #levels: BookLevel[] = []

  constructor(kind: 'bids' | 'asks') {
    this.#sign = kind === 'bids' ? 1 : -1
  }

  get size(): number {
    return this.#keys.length
  }

  /** Comparable key of the best price; `null` when the side is empty. */
  bestKey(): number | null {
    const key = this.#keys[this.#keys.length - 1]
    return key === undefined ? null : key * this.#sign
  }

  clear(): void {
    this.#keys.length = 0
    this.#levels.length = 0
  }

  /**
   * Replaces everything. A snapshot comes best level first with no price twice; taken from its end,
   * each level is simply added. `false` as with `apply`.
   */
  replace(pairs: unknown): boolean {
    this.clear()
    if (!Array.isArray(pairs)) return false
    for (let at = pairs.length - 1; at >= 0; at -= 1) {
      const pair = pairs[at]
      if (!Array.isArray(pair) || !this.#set(pair[0], pair[1])) return false
    }
    this.#trim()
    return true
  }

  /**
   * Applies `[[price, size], …]`: an absolute size, `0` removes. `false` when something in it is
   * not a level; the side is then in an unknown state and must be cleared.
   */
  apply(pairs: unknown): boolean {
    if (!Array.isArray(pairs)) return false
    for (const pair of pairs) {
      if (!Array.isArray(pair) || !this.#set(pair[0], pair[1])) return false
    }
    this.#trim()
    return true
  }

  /** The best `count` levels, best first, in a new array of unchanging levels. */
  top(count: number): BookLevel[] {
    const levels = this.#levels
    const taken = Math.min(count, levels.length)
    const best: BookLevel[] = []
    for (let at = levels.length - 1; best.length < taken; at -= 1) {
      const level = levels[at]
      if (level === undefined) break
      best.push(level)
    }
    return best
  }

  #set(price: unknown, size: unknown): boolean {
    if (typeof price !== 'string' || typeof size !== 'string') return false
    const key = priceKey(price)
    const kind = sizeKind(size)
    if (key <= 0 || kind === 'refused') return false
    const signed = key * this.#sign
    const at = this.#find(signed)
    const isThere = this.#keys[at] === signed
    if (kind === 'zero') {
      if (isThere) this.#remove(at)
      return true
    }
    if (isThere) this.#levels[at] = { price, size }
    else this.#insert(at, signed, { price, size })
    return true
  }

  /** Index of `key`, or where it belongs. */
  #find(key: number): number {
    const keys = this.#keys
    let low = 0
    let high = keys.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((keys[middle] ?? 0) < key) low = middle + 1
      else high = middle
    }
    return low
  }

  #insert(at: number, key: number, level: BookLevel): void {
    if (at === this.#keys.length) {
      this.#keys.push(key)
      this.#levels.push(level)
      return
    }
    this.#keys.splice(at, 0, key)
    this.#levels.splice(at, 0, level)
  }

  #remove(at: number): void {
    this.#keys.splice(at, 1)
    this.#levels.splice(at, 1)
  }

  #trim(): void {
    const excess = this.#keys.length - MOST_LEVELS
    if (excess <= 0) return
    this.#keys.splice(0, excess)
    this.#levels.splice(0, excess)
  }
}

import { listOf, readWire, recordOf } from './judge.ts'

type Side = Map<string, readonly [price: string, size: string]>

const PLAIN = /^\d{1,40}(\.\d{1,40})?$/
const LONGEST_SCALE = 40

/** A book kept in the slowest, plainest way, to compare the desk's with. */
export class NaiveBook {
  readonly #sides: Readonly<Record<'a' | 'b', Side>> = { a: new Map(), b: new Map() }
  #last: bigint | null = null
  #isFirst = false

  lose(): void {
    this.#last = null
  }

  get isKnown(): boolean {
    return this.#last !== null
  }

  /** To be told of frames that the desk took in. What it should not have taken; `null`: all is well. */
  take(text: string): string | null {
    const frame = recordOf(readWire(text))
    const item = recordOf(listOf(frame.data)[0])
    const seq = sequenceOf(item.seq)
    if (seq === null) return 'a book without a sequence number was taken'
    if (frame.action === 'snapshot') {
      this.#sides.a.clear()
      this.#sides.b.clear()
      this.#isFirst = true
    } else {
      const previous = sequenceOf(item.pseq)
      const last = this.#last
      if (last === null || previous === null || seq <= last)
        return 'an update out of turn was taken'
      if (previous !== last && !(this.#isFirst && previous < last)) return 'a gap was not seen'
      this.#isFirst = false
    }
    this.#last = seq
    return this.#set('a', item.a) ?? this.#set('b', item.b)
  }

  /** The best `count` levels of a side, best first. */
  best(side: 'a' | 'b', count: number): ReadonlyArray<{ price: string; size: string }> {
    const sign = side === 'b' ? -1 : 1
    return [...this.#sides[side].values()]
      .map(([price, size]) => ({ price, size, scaled: scaled(price) }))
      .sort((x, y) => (x.scaled === y.scaled ? 0 : x.scaled < y.scaled ? -sign : sign))
      .slice(0, count)
      .map(({ price, size }) => ({ price, size }))
  }

  #set(side: 'a' | 'b', levels: unknown): string | null {
    if (!Array.isArray(levels)) return 'a book without levels was taken'
    // A snapshot that names a price twice is taken from its end: the first one stands.
    for (const level of this.#isFirst ? levels.toReversed() : levels) {
      const [price, size] = listOf(level)
      if (typeof price !== 'string' || typeof size !== 'string') return 'no level, yet taken'
      if (!PLAIN.test(price) || !PLAIN.test(size)) return `the level ${price} ${size} was taken`
      const key = String(scaled(price))
      if (/[1-9]/.test(size)) this.#sides[side].set(key, [price, size])
      else this.#sides[side].delete(key)
    }
    return null
  }
}

function sequenceOf(value: unknown): bigint | null {
  return typeof value === 'string' && /^\d{1,20}$/.test(value) ? BigInt(value) : null
}

function scaled(price: string): bigint {
  const [whole = '0', decimals = ''] = price.split('.')
  return BigInt(whole + decimals.padEnd(LONGEST_SCALE, '0'))
}

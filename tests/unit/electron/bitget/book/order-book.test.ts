import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BookPush, OrderBook } from '../../../../../electron/bitget/book/order-book.ts'

type Pair = readonly [string, string]

interface Item {
  readonly a: ReadonlyArray<Pair>
  readonly b: ReadonlyArray<Pair>
  readonly seq: number | bigint
  readonly pseq: number | bigint
}

/** A push as it comes off the wire: through text, so that JSON.parse rounds what it rounds. */
function push(action: 'snapshot' | 'update', item: Item): BookPush {
  const { a, b, seq, pseq } = item
  const levels = `"a":${JSON.stringify(a)},"b":${JSON.stringify(b)}`
  const text = `{"action":"${action}","data":[{${levels},"pseq":${pseq},"seq":${seq},"ts":"1790000000049"}]}`
  return { action, item: JSON.parse(text).data[0], text }
}

const ASKS: Pair[] = [
  ['101', '1'],
  ['102', '2'],
  ['103.5', '3'],
]
const BIDS: Pair[] = [
  ['100', '1'],
  ['99', '2'],
]

function synced(seq: number | bigint = 10): OrderBook {
  const book = new OrderBook()
  book.apply(push('snapshot', { a: ASKS, b: BIDS, seq, pseq: 0 }))
  return book
}

function update(seq: number | bigint, pseq: number | bigint, a: Pair[] = [], b: Pair[] = []) {
  return push('update', { a, b, seq, pseq })
}

describe('OrderBook', () => {
  it('discards updates before the first snapshot', () => {
    expect(new OrderBook().apply(update(11, 10))).toBe('waiting')
  })

  it('changes, adds and removes levels by absolute size', () => {
    const book = synced()
    expect(
      book.apply(
        update(
          12,
          10,
          [
            ['102.0', '0'],
            ['101', '5'],
          ],
          [['99.5', '7']],
        ),
      ),
    ).toBe('applied')
    expect(book.view(10)).toMatchObject({
      asks: [
        { price: '101', size: '5' },
        { price: '103.5', size: '3' },
      ],
      bids: [
        { price: '100', size: '1' },
        { price: '99.5', size: '7' },
        { price: '99', size: '2' },
      ],
    })
  })

  it.each([
    ['an update that was skipped', update(20, 15), 'gap'],
    ['a reset by the server', update(3, 0), 'reset'],
    ['a crossed book', update(11, 10, [['99.9', '1']]), 'crossed'],
    ['a locked book', update(11, 10, [['100.0', '1']]), 'crossed'],
    ['a size that is no number', update(11, 10, [['105', 'NaN']]), 'malformed'],
    ['a negative size', update(11, 10, [['105', '-1']]), 'malformed'],
    ['a price of zero', update(11, 10, [['0', '1']]), 'malformed'],
    ['a price beyond numbers', update(11, 10, [['1e400', '1']]), 'malformed'],
  ] as const)('is lost by %s until the next snapshot', (_what, bad, result) => {
    const book = synced()
    expect(book.apply(bad)).toBe(result)
    expect(book.isSynced).toBe(false)
    expect(book.view(10)).toMatchObject({ asks: [], bids: [] })
    expect(book.apply(update(22, 20))).toBe('waiting')
    expect(book.apply(push('snapshot', { a: ASKS, b: BIDS, seq: 5, pseq: 0 }))).toBe('applied')
    expect(book.view(1).asks).toEqual([{ price: '101', size: '1' }])
  })

  it('accepts a first update that reaches back before the snapshot, but not a second one', () => {
    const book = synced(10)
    expect(book.apply(update(12, 8))).toBe('applied')
    expect(book.apply(update(14, 8))).toBe('gap')
  })

  it.each([
    null,
    1,
    'x',
    [],
    { seq: 11 },
    { seq: 'x', pseq: 10, a: [], b: [] },
    { seq: 11, pseq: 10, a: [[1, 2]], b: [] },
    { seq: 11, pseq: 10, a: {}, b: [] },
    { seq: 1.5, pseq: 10, a: [], b: [] },
  ])('loses the book, never throws, on the item %j', (item) => {
    expect(synced().apply({ action: 'update', item, text: '' })).toBe('malformed')
  })

  it('tells sequence numbers beyond 2^53 apart', () => {
    const book = synced(1_480_000_000_000_000_001n)
    expect(book.apply(update(1_480_000_000_000_000_003n, 1_480_000_000_000_000_002n))).toBe('gap')
    const other = synced(1_480_000_000_000_000_001n)
    other.apply(update(1_480_000_000_000_000_002n, 1_480_000_000_000_000_001n))
    // Rounded to doubles, all of these are one number.
    expect(other.apply(update(1_480_000_000_000_000_002n, 1_480_000_000_000_000_001n))).toBe(
      'duplicate',
    )
    expect(other.apply(update(1_480_000_000_000_000_009n, 1_480_000_000_000_000_004n))).toBe('gap')
  })

  it('skips an older state of a topic whose pushes all replace', () => {
    const book = new OrderBook(true)
    book.apply(push('snapshot', { a: ASKS, b: [], seq: 10, pseq: 0 }))
    expect(book.apply(push('snapshot', { a: [], b: [], seq: 9, pseq: 0 }))).toBe('duplicate')
    expect(book.view(5).asks).toHaveLength(3)
  })
})

const size = fc.constantFrom('0', '0.00', '1', '2.50', '7')
const changes = (low: number, high: number) =>
  fc.array(
    fc.tuple(
      fc.integer({ min: low, max: high }).map((cents) => (cents / 100).toFixed(2)),
      size,
    ),
    { maxLength: 12 },
  )
/** Bids below 50, asks above: no update of these crosses. */
const frames = fc.array(fc.record({ a: changes(5001, 5200), b: changes(4800, 4999) }), {
  minLength: 1,
  maxLength: 40,
})

class NaiveBook {
  readonly a = new Map<number, string>()
  readonly b = new Map<number, string>()

  apply(frame: { a: ReadonlyArray<Pair>; b: ReadonlyArray<Pair> }): void {
    for (const side of ['a', 'b'] as const) {
      for (const [price, amount] of frame[side]) {
        if (Number(amount) === 0) this[side].delete(Number(price))
        else this[side].set(Number(price), amount)
      }
    }
  }

  sorted(side: 'a' | 'b'): [number, string][] {
    const sign = side === 'a' ? 1 : -1
    return [...this[side]].sort(([left], [right]) => sign * (left - right))
  }
}

function asPairs(levels: ReadonlyArray<{ price: string; size: string }>): [number, string][] {
  return levels.map((level) => [Number(level.price), level.size])
}

describe('OrderBook, any sequence of updates', () => {
  it('holds what a naive book holds, duplicates or not', () => {
    fc.assert(
      fc.property(frames, fc.integer({ min: 0, max: 3 }), (list, repeatEvery) => {
        const book = synced(0)
        const naive = new NaiveBook()
        book.apply(push('snapshot', { a: [], b: [], seq: 1, pseq: 0 }))
        list.forEach((frame, index) => {
          const item = { ...frame, seq: index * 3 + 4, pseq: index * 3 + 1 }
          naive.apply(frame)
          expect(book.apply(push('update', item))).toBe('applied')
          if (repeatEvery > 0 && index % repeatEvery === 0) {
            expect(book.apply(push('update', item))).toBe('duplicate')
          }
        })
        expect(asPairs(book.view(1000).asks)).toEqual(naive.sorted('a'))
        expect(asPairs(book.view(1000).bids)).toEqual(naive.sorted('b'))
        expect(asPairs(book.view(3).asks)).toEqual(naive.sorted('a').slice(0, 3))
      }),
    )
  })

  it('notices every lost update', () => {
    fc.assert(
      fc.property(frames, fc.nat(), (list, at) => {
        const lost = at % list.length
        const book = synced(1)
        book.apply(push('update', { a: [], b: [], seq: 2, pseq: 1 }))
        const results = [...list, { a: [], b: [] }].map((frame, index) =>
          index === lost
            ? 'lost'
            : book.apply(
                push('update', { ...frame, a: [], b: [], seq: index + 3, pseq: index + 2 }),
              ),
        )
        expect(results[lost + 1]).toBe('gap')
        expect(book.isSynced).toBe(false)
      }),
    )
  })
})

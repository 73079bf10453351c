import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BookResult, OrderBook } from '../../../../../electron/bitget/book/order-book.ts'
import { FrameReader } from '../../../../../electron/bitget/socket/frame-reader.ts'

const SNAPSHOT = {
  a: [
    ['101', '1'],
    ['102', '2'],
  ],
  b: [
    ['100', '1'],
    ['99', '2'],
  ],
  pseq: 0,
  seq: 10,
}

function bookOf(): OrderBook {
  const book = new OrderBook()
  book.apply({ action: 'snapshot', item: SNAPSHOT, text: '' })
  return book
}

function frameOf(a: unknown, b: unknown, pseq: number | bigint, seq: number | bigint): string {
  const levels = `"a":${JSON.stringify(a)},"b":${JSON.stringify(b)}`
  const end = `"pseq":${pseq},"seq":${seq},"ts":"1790000000099","maxdepth":"1000"}],"ts":1790000000101}`
  return `{"action":"update","arg":{"instType":"spot","topic":"books","symbol":"BTCUSDT"},"data":[{${levels},${end}`
}

/** What the long way makes of a frame: parse it all, then apply. */
function longWay(book: OrderBook, text: string): BookResult | 'not JSON' {
  try {
    const { data } = JSON.parse(text)
    return book.apply({ action: 'update', item: Array.isArray(data) ? data[0] : null, text })
  } catch {
    return 'not JSON'
  }
}

const price = fc.oneof(
  fc.integer({ min: 9000, max: 11_000 }).map((cents) => (cents / 100).toFixed(2)),
  fc.constantFrom('0', '1e3', '-5', '', '.5', '100.', '123456789012345678', 'NaN'),
)
const size = fc.constantFrom('0', '0.000', '1', '2.5', '1234567890.123456', '-1', '', 'NaN', '1.')
const good = fc.tuple(
  fc.integer({ min: 10_100, max: 12_000 }).map((cents) => (cents / 100).toFixed(2)),
  fc.constantFrom('0', '0.0', '1', '2.50', '7'),
)

describe('the short way into the book', () => {
  it('ends in the same book as the long way, when it takes a frame at all', () => {
    const sides = fc.array(fc.tuple(price, size), { maxLength: 6 })
    const sequences = fc.constantFrom(0, 9, 10, 11, 12)
    fc.assert(
      fc.property(sides, sides, sequences, sequences, (a, b, pseq, seq) => {
        const text = frameOf(a, b, pseq, seq)
        const [short, long] = [bookOf(), bookOf()]
        const result = short.applyText(text, text.indexOf('[['))
        const other = longWay(long, text)
        if (result === null) return
        expect(result).toBe(other)
        expect(short.view(100)).toEqual(long.view(100))
      }),
      { numRuns: 1000 },
    )
  })

  it('takes what the exchange sends', () => {
    fc.assert(
      fc.property(fc.array(good, { maxLength: 20 }), (a) => {
        const text = frameOf(a, [['99.5', '3']], 10, 12)
        const [short, long] = [bookOf(), bookOf()]
        expect(short.applyText(text, text.indexOf('"a":') + 4)).toBe(longWay(long, text))
        expect(short.view(100)).toEqual(long.view(100))
      }),
    )
  })

  it('never takes a frame that is not JSON, however it was damaged', () => {
    const text = frameOf(
      [
        ['101.5', '2'],
        ['103', '0'],
      ],
      [['99.5', '3']],
      10,
      12,
    )
    const from = text.indexOf('"a":') + 4
    const damage = fc.record({
      at: fc.integer({ min: from, max: text.length - 1 }),
      what: fc.constantFrom('', '"', '[', ']', ',', '}', '{', '\\', '0', '9', '.', '-', 'e', ' '),
    })
    fc.assert(
      fc.property(damage, ({ at, what }) => {
        const bad = text.slice(0, at) + what + text.slice(at + 1)
        const [short, long] = [bookOf(), bookOf()]
        const result = short.applyText(bad, from)
        const other = longWay(long, bad)
        if (result === null) {
          // The long way on top of what the short way began ends in the same book.
          if (other !== 'not JSON') expect(longWay(short, bad)).toBe(other)
          return
        }
        expect(result).toBe(other)
        expect(short.view(100)).toEqual(long.view(100))
      }),
      { numRuns: 2000 },
    )
  })

  it('keeps sequence numbers beyond 2^53 apart', () => {
    const book = new OrderBook()
    const snapshot = '{"seq":1480000000000000001,"pseq":0}'
    const item = { ...SNAPSHOT, seq: JSON.parse(snapshot).seq }
    book.apply({ action: 'snapshot', item, text: snapshot })
    const chain = frameOf([], [], 1_480_000_000_000_000_001n, 1_480_000_000_000_000_002n)
    const gap = frameOf([], [], 1_480_000_000_000_000_003n, 1_480_000_000_000_000_004n)
    expect(book.applyText(chain, chain.indexOf('[]'))).toBe('applied')
    expect(book.applyText(gap, gap.indexOf('[]'))).toBe('gap')
  })
})

describe('FrameReader', () => {
  it('leaves the levels of a book update as text once it knows how such frames begin', () => {
    const reader = new FrameReader()
    const text = frameOf([['101', '1']], [], 10, 11)
    expect(reader.read(text)).toMatchObject({ kind: 'data', levelsAt: -1 })
    const again = reader.read(text)
    expect(again).toMatchObject({ kind: 'data', action: 'update', data: null })
    expect(again).toMatchObject({ arg: { instType: 'spot', topic: 'books', symbol: 'BTCUSDT' } })
    expect(reader.read(text.replace('BTCUSDT', 'ETHUSDT'))).toMatchObject({ levelsAt: -1 })
    expect(reader.read(text.replace('"update"', '"snapshot"'))).toMatchObject({ levelsAt: -1 })
  })
})

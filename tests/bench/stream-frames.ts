export interface BenchFrames {
  readonly texts: ReadonlyArray<string>
  readonly bytes: number
}

const START_SEQ = 1_032_200_450_100
const TICK = 0.1
const TRADES_SHARE = 0.35

/** Small seeded generator (mulberry32), numbers in [0, 1). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * One snapshot of 1000 levels a side, then updates of `books` and `publicTrade` of BTCUSDT futures
 * as they come off the wire: about 6 to 40 changed levels crowding around the best price, one to
 * four trades. The sequence chain is whole and the book never crosses.
 */
export function generateFrames(seed: number, count: number): BenchFrames {
  const random = seededRandom(seed)
  const texts = [snapshotFrame(random)]
  let seq = START_SEQ
  let bytes = 0
  for (let at = 1; at < count; at += 1) {
    if (random() < TRADES_SHARE) {
      texts.push(tradesFrame(random, at))
      continue
    }
    const next = seq + 1 + Math.floor(random() * 60)
    texts.push(updateFrame(random, at, seq, next))
    seq = next
  }
  for (const text of texts) bytes += text.length
  return { texts, bytes }
}

const MIDDLE = 64_010

function price(side: 'a' | 'b', ticks: number): string {
  return (MIDDLE + (side === 'a' ? 1 : -1) * ticks * TICK).toFixed(1)
}

function size(random: () => number): string {
  return (0.001 + random() ** 4 * 12).toFixed(random() < 0.5 ? 3 : 4)
}

function snapshotFrame(random: () => number): string {
  const side = (name: 'a' | 'b') =>
    Array.from({ length: 1000 }, (_, at) => [price(name, at + 1), size(random)])
  return bookFrame('snapshot', side('a'), side('b'), 0, START_SEQ, 0)
}

function updateFrame(random: () => number, at: number, pseq: number, seq: number): string {
  const side = (name: 'a' | 'b') => {
    const count = 3 + Math.floor(random() ** 2 * 18)
    const ticks = new Set<number>()
    while (ticks.size < count) ticks.add(1 + Math.floor(random() ** 3 * 900))
    return [...ticks]
      .sort((left, right) => left - right)
      .map((tick) => [price(name, tick), random() < 0.25 ? '0' : size(random)])
  }
  return bookFrame('update', side('a'), side('b'), pseq, seq, at)
}

function bookFrame(
  action: string,
  asks: string[][],
  bids: string[][],
  pseq: number,
  seq: number,
  at: number,
): string {
  const ts = 1_790_000_000_000 + at * 50
  return JSON.stringify({
    action,
    arg: { instType: 'usdt-futures', topic: 'books', symbol: 'BTCUSDT' },
    data: [{ a: asks, b: bids, pseq, seq, ts: String(ts), maxdepth: '1000' }],
    ts: ts + 2,
  })
}

function tradesFrame(random: () => number, at: number): string {
  const ts = 1_790_000_000_000 + at * 50
  const count = 1 + Math.floor(random() ** 2 * 4)
  const data = Array.from({ length: count }, (_, index) => ({
    i: `138${String(1_000_000_000 + at).padStart(12, '0')}${String(9 - index).padStart(4, '0')}`,
    L: `138${String(2_000_000_000 + at).padStart(12, '0')}${String(9 - index).padStart(4, '0')}`,
    p: price(random() < 0.5 ? 'a' : 'b', 1),
    v: size(random),
    S: random() < 0.5 ? 'buy' : 'sell',
    T: String(ts - index),
    isRPI: 'no',
  }))
  return JSON.stringify({
    action: 'update',
    arg: { instType: 'usdt-futures', topic: 'publicTrade', symbol: 'BTCUSDT' },
    data,
    ts: ts + 5,
  })
}

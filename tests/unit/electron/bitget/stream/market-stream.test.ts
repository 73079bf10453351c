import { describe, expect, it } from 'vitest'
import { PublicMarketStream } from '../../../../../electron/bitget/stream/market-stream.ts'
import type { MarketListener, MarketStream } from '../../../../../electron/desk/ports.ts'
import { FakeLinks } from '../../../../helpers/fake-link.ts'
import { ManualTime } from '../../../../helpers/manual-time.ts'

const BTC = { category: 'USDT-FUTURES', symbol: 'BTCUSDT' } as const
const ETH = { category: 'USDT-FUTURES', symbol: 'ETHUSDT' } as const

function book(action: string, pseq: number, seq: number, a = [['101', '1']], symbol = 'BTCUSDT') {
  const arg = { instType: 'usdt-futures', topic: 'books', symbol }
  const data = [{ a, b: [['100', '1']], pseq, seq, ts: '1790000000049', maxdepth: '1000' }]
  return { action, arg, data, ts: 1_790_000_000_051 }
}

function start() {
  const time = new ManualTime()
  const links = new FakeLinks()
  const told: string[] = []
  const listener: MarketListener = {
    onTicker: (ticker) => told.push(`ticker ${ticker.lastPrice}`),
    onBook: ({ bids, asks }) => told.push(`book ${bids[0]?.price} ${asks[0]?.price}`),
    onTrades: (trades, kind) => told.push(`${kind} of ${trades.length} trades`),
    onCandles: (candles, kind) => told.push(`${kind} of ${candles.length} candles`),
    onStale: () => told.push('stale'),
    onState: () => undefined,
  }
  // The annotation compares the class with the desk's port.
  const stream: MarketStream & PublicMarketStream = new PublicMarketStream(
    {
      url: 'ws://exchange',
      time,
      random: () => 0.5,
      report: () => undefined,
      openLink: links.open,
    },
    listener,
  )
  stream.watch(BTC, '1m')
  links.last.handlers.onOpen()
  time.pass(0)
  return { time, links, told, stream }
}

describe('PublicMarketStream', () => {
  it('subscribes ticker, books, trades and candles in one frame', () => {
    const [frame] = start().links.last.frames('subscribe')
    expect(frame?.args.map((arg) => arg.topic).sort()).toEqual([
      'books',
      'kline',
      'publicTrade',
      'ticker',
    ])
    expect(frame?.args.find((arg) => arg.topic === 'kline')).toMatchObject({
      instType: 'usdt-futures',
      symbol: 'BTCUSDT',
      interval: '1m',
    })
  })

  it('asks for the book again when its snapshot is lost and updates come all the same', () => {
    const { links, time, told } = start()
    links.last.confirmAll()
    for (let at = 0; at < 9; at += 1) {
      links.last.say(book('update', at + 1, at + 2))
      time.pass(1000)
    }
    const left = links.last.frames('unsubscribe').flatMap(({ args }) => args)
    expect(left.map(({ topic }) => topic)).toContain('books')
    time.pass(2000)
    links.last.confirmAll()
    links.last.say(book('snapshot', 0, 20))
    expect(told).toContain('book 100 101')
  })

  it('shows a margin pair the book of spot, and its snapshots anew after spot', () => {
    const { links, stream, time } = start()
    const spot = { category: 'SPOT', symbol: 'BTCUSDT' } as const
    const pass = () => {
      for (let at = 0; at < 20; at += 1) time.pass(100)
      links.last.confirmAll()
    }
    stream.watch(spot, '1m')
    pass()
    const before = links.last.frames('subscribe').length
    stream.watch({ ...spot, category: 'MARGIN' }, '1m')
    pass()
    const again = links.last.frames('subscribe').slice(before)
    const args = again.flatMap((frame) => frame.args)
    expect(args.map((arg) => `${arg.instType} ${arg.topic}`).sort()).toEqual([
      'spot books',
      'spot kline',
      'spot publicTrade',
      'spot ticker',
    ])
    stream.watch({ ...spot, category: 'MARGIN' }, '5m')
    pass()
    const last = links.last.frames('subscribe').at(-1)
    expect(last?.args).toMatchObject([{ topic: 'kline', interval: '5m' }])
  })

  it('tells books, trades, tickers and candles of what is watched and of nothing else', () => {
    const { links, told } = start()
    const arg = { instType: 'usdt-futures', symbol: 'BTCUSDT' }
    const link = links.last
    link.say(book('snapshot', 0, 10))
    link.say(book('update', 10, 11, [['100.5', '2']]))
    link.say(book('update', 11, 12, [['100.4', '2']]))
    link.say(book('update', 12, 13, [['100.4', '0']]))
    link.say({
      action: 'snapshot',
      arg: { ...arg, topic: 'ticker' },
      data: [{ lastPrice: '100' }],
      ts: 1,
    })
    link.say({
      action: 'update',
      arg: { ...arg, topic: 'publicTrade' },
      data: [{ i: '1', p: '1', v: '1', S: 'buy', T: '5' }],
      ts: 1,
    })
    link.say({
      action: 'snapshot',
      arg: { ...arg, topic: 'kline', interval: '1m' },
      data: [],
      ts: 1,
    })
    link.say({
      action: 'snapshot',
      arg: { ...arg, topic: 'kline', interval: '5m' },
      data: [],
      ts: 1,
    })
    link.say(book('snapshot', 0, 10, [['101', '1']], 'ETHUSDT'))
    expect(told).toEqual([
      'book 100 101',
      'book 100 100.5',
      'book 100 100.4',
      'book 100 100.5',
      'ticker 100',
      'update of 1 trades',
      'snapshot of 0 candles',
    ])
  })

  it('heals a gap by leaving the book and asking again after 50 ms', () => {
    const { links, told, time } = start()
    const link = links.last
    link.say(book('snapshot', 0, 10))
    link.say(book('update', 15, 16))
    expect(told.at(-1)).toBe('stale')
    time.pass(49)
    expect(link.frames('unsubscribe')[0]?.args).toMatchObject([{ topic: 'books' }])
    expect(link.frames('subscribe')).toHaveLength(1)
    time.pass(2)
    expect(link.frames('subscribe')[1]?.args).toMatchObject([{ topic: 'books' }])
    link.say(book('update', 16, 17))
    expect(told.at(-1)).toBe('stale')
    link.say(book('snapshot', 0, 20))
    expect(told.at(-1)).toBe('book 100 101')
  })

  it('makes a new connection at the third gap within a minute', () => {
    const { links, time } = start()
    for (let at = 0; at < 3; at += 1) {
      expect(links.opened).toHaveLength(1)
      links.last.say(book('snapshot', 0, 10))
      links.last.say(book('update', 15, 16))
      time.pass(5000)
      links.opened[0]?.say('pong')
    }
    expect(links.opened).toHaveLength(2)
    expect(links.opened[0]?.ended).toBe(true)
  })

  it('leaves the old instrument for the new one, and only the candles for another interval', () => {
    const { links, stream, time } = start()
    stream.watch(BTC, '5m')
    time.pass(1000)
    expect(links.last.frames('unsubscribe')[0]?.args).toMatchObject([
      { topic: 'kline', interval: '1m' },
    ])
    expect(links.last.frames('subscribe')[1]?.args).toMatchObject([
      { topic: 'kline', interval: '5m' },
    ])
    stream.watch(ETH, '5m')
    time.pass(1000)
    expect(links.last.frames('unsubscribe')[1]?.args).toHaveLength(4)
    expect(links.last.frames('subscribe')[2]?.args).toHaveLength(4)
  })

  it('is stale while pong is late, and tells the book again when it comes after all', () => {
    const { links, told, time } = start()
    links.last.say(book('snapshot', 0, 10))
    time.pass(6000)
    expect(told.at(-1)).toBe('stale')
    links.last.say('pong')
    expect(told.at(-1)).toBe('book 100 101')
  })

  it('is stale after a drop until the snapshot of the next connection', () => {
    const { links, told, time } = start()
    links.last.say(book('snapshot', 0, 10))
    links.last.handlers.onEnd('closed with 1006')
    expect(told.at(-1)).toBe('stale')
    time.pass(1000)
    links.last.handlers.onOpen()
    links.last.say(book('update', 10, 11))
    expect(told.at(-1)).toBe('stale')
    links.last.say(book('snapshot', 0, 3))
    expect(told.at(-1)).toBe('book 100 101')
  })

  it('knows a half-open link within six seconds of its last word', () => {
    const { links, told, time } = start()
    links.last.say(book('snapshot', 0, 10))
    for (let seq = 11; seq < 40; seq += 1) {
      time.pass(700)
      links.last.say(book('update', seq - 1, seq))
      if (links.last.pings > 0) links.last.say('pong')
    }
    expect(told).not.toContain('stale')
    time.pass(5999)
    expect(told).not.toContain('stale')
    time.pass(1)
    expect(told.at(-1)).toBe('stale')
  })

  it('is not stale when an announced reset makes another connection deliver', () => {
    const { links, told, time } = start()
    links.last.say(book('snapshot', 0, 10))
    links.last.confirmAll()
    links.last.say({ event: 'error', code: 30033, msg: 'upgrade' })
    links.last.handlers.onOpen()
    time.pass(0)
    links.last.say(book('snapshot', 0, 20))
    links.opened[0]?.handlers.onEnd('closed with 1001')
    links.last.say(book('update', 20, 21))
    expect(links.opened).toHaveLength(2)
    expect(told).toEqual(['book 100 101', 'book 100 101', 'book 100 101'])
  })

  it('leaves out a ticker or candle that a newer one has overtaken, unless a clock was set', () => {
    const { links, told } = start()
    const ticker = (lastPrice: string, ts: number) =>
      links.last.say({
        action: 'snapshot',
        arg: { instType: 'usdt-futures', topic: 'ticker', symbol: 'BTCUSDT' },
        data: [{ lastPrice }],
        ts,
      })
    ticker('5', 1_790_000_000_100)
    ticker('4', 1_790_000_000_000)
    ticker('5', 1_790_000_000_100)
    ticker('7', 1_789_999_000_000)
    expect(told).toEqual(['ticker 5', 'ticker 5', 'ticker 7'])
  })

  it('counts what makes no sense and goes on', () => {
    const { links, stream, told } = start()
    const arg = { instType: 'usdt-futures', symbol: 'BTCUSDT' }
    for (const topic of ['ticker', 'publicTrade']) {
      links.last.say({
        action: 'update',
        arg: { ...arg, topic },
        data: [{ lastPrice: 'NaN', p: '1e400' }],
        ts: 1,
      })
    }
    links.last.say(book('snapshot', 0, 10, [['101', '-1']]))
    expect(stream.malformedFrames).toBe(3)
    links.last.say(book('snapshot', 0, 11))
    expect(told.at(-1)).toBe('book 100 101')
  })
})

import { describe, expect, it } from 'vitest'
import { createMarketStore, type MarketStore } from '../../../../renderer/stores/market-store.ts'
import { fail, succeed } from '../../../../shared/domain/error.ts'
import type { Candle, Trade } from '../../../../shared/domain/market.ts'
import type { MarketSnapshot, MarketUpdate } from '../../../../shared/ipc/contract.ts'
import { aPerpetual } from '../../../helpers/builders.ts'
import { FakeDeskPorts } from '../../../helpers/fake-desk-ports.ts'
import { waitUntil } from '../../../helpers/wait-until.ts'

const PERP = { category: 'USDT-FUTURES', symbol: 'BTCUSDT' } as const
const SPOT = { category: 'SPOT', symbol: 'BTCUSDT' } as const

const candle = (minute: number, close = '1'): Candle => ({
  openAtMs: minute * 60_000,
  open: '1',
  high: '1',
  low: '1',
  close,
  volume: '1',
})
const trade = (id: string): Trade => ({ id, price: '1', size: '1', side: 'buy', atMs: 0 })
const snapshot = (sequence: number, changes: Partial<MarketSnapshot> = {}): MarketSnapshot => ({
  sequence,
  instrument: aPerpetual(),
  interval: '1m',
  state: 'live',
  ticker: null,
  book: null,
  trades: [],
  candles: [candle(10), candle(11)],
  ...changes,
})
const update = (sequence: number, changes: Partial<MarketUpdate> = {}): MarketUpdate => ({
  sequence,
  ...PERP,
  interval: '1m',
  ...changes,
})

async function watching(desk: FakeDeskPorts, first = snapshot(5)): Promise<MarketStore> {
  desk.answer('market.watch', async () => succeed(first))
  const market = createMarketStore(desk, { instrument: PERP, interval: '1m' })
  market.watch(PERP, '1m')
  await waitUntil('the snapshot', () => market.store.getState().phase === 'ready')
  return market
}

describe('the market store', () => {
  it('takes updates in sequence and shows them once a frame', async () => {
    const desk = new FakeDeskPorts()
    const market = await watching(desk)
    let draws = 0
    market.store.subscribe(() => {
      draws += 1
    })
    desk.send('market.changed', update(6, { trades: [trade('a')] }))
    desk.send('market.changed', update(7, { trades: [trade('b')] }))
    expect(market.store.getState().trades).toEqual([])
    desk.frame()
    expect(draws).toBe(1)
    expect(market.store.getState().trades.map(({ id }) => id)).toEqual(['b', 'a'])
  })

  it('asks again after a gap and keeps what it shows meanwhile', async () => {
    const desk = new FakeDeskPorts()
    const market = await watching(desk, snapshot(5, { trades: [trade('a')] }))
    desk.answer('market.watch', async () => succeed(snapshot(20, { trades: [trade('z')] })))
    desk.send('market.changed', update(8))
    expect(market.store.getState().trades.map(({ id }) => id)).toEqual(['a'])
    expect(desk.asked('market.watch')).toBe(2)
    await waitUntil('the second answer', () => market.store.getState().sequence === 20)
    expect(market.store.getState().trades.map(({ id }) => id)).toEqual(['z'])
  })

  it('keeps updates that come before the answer they follow', async () => {
    const desk = new FakeDeskPorts()
    const gate = Promise.withResolvers<void>()
    desk.answer('market.watch', async () => {
      await gate.promise
      return succeed(snapshot(5))
    })
    const market = createMarketStore(desk, { instrument: PERP, interval: '1m' })
    market.watch(PERP, '1m')
    desk.send('market.changed', update(5, { trades: [trade('old')] }))
    desk.send('market.changed', update(6, { trades: [trade('new')] }))
    gate.resolve()
    await waitUntil('the answer', () => market.store.getState().phase === 'ready')
    desk.frame()
    expect(market.store.getState().trades.map(({ id }) => id)).toEqual(['new'])
    expect(desk.asked('market.watch')).toBe(1)
  })

  it('drops the late answer about an instrument that is no longer watched', async () => {
    const desk = new FakeDeskPorts()
    const first = Promise.withResolvers<void>()
    desk.answer('market.watch', async (instrument) => {
      if (instrument.category === 'USDT-FUTURES') await first.promise
      return succeed(snapshot(1, { instrument: aPerpetual({ category: instrument.category }) }))
    })
    const market = createMarketStore(desk, { instrument: PERP, interval: '1m' })
    market.watch(PERP, '1m')
    market.watch(SPOT, '1m')
    await waitUntil('the second answer', () => market.store.getState().phase === 'ready')
    first.resolve()
    await Promise.resolve()
    expect(market.store.getState().instrument?.category).toBe('SPOT')
    desk.send('market.changed', update(2, { trades: [trade('leftover')] }))
    desk.frame()
    expect(market.store.getState().trades).toEqual([])
  })

  it('replaces the running candle and adds the next', async () => {
    const desk = new FakeDeskPorts()
    const market = await watching(desk)
    desk.send('market.changed', update(6, { candles: [candle(11, '2'), candle(12, '3')] }))
    desk.frame()
    expect(market.store.getState().candles.map((c) => [c.openAtMs / 60_000, c.close])).toEqual([
      [10, '1'],
      [11, '2'],
      [12, '3'],
    ])
  })

  it('puts older candles in front and stops when there are none', async () => {
    const desk = new FakeDeskPorts()
    const market = await watching(desk)
    desk.answer('market.candles', async (_instrument, _interval, beforeMs) =>
      succeed(beforeMs === 10 * 60_000 ? [candle(8), candle(9)] : []),
    )
    market.loadOlderCandles()
    market.loadOlderCandles()
    await waitUntil('older candles', () => market.store.getState().older === 'more')
    expect(desk.asked('market.candles')).toBe(1)
    expect(market.store.getState().candles.map((c) => c.openAtMs / 60_000)).toEqual([8, 9, 10, 11])
    market.loadOlderCandles()
    await waitUntil('the end', () => market.store.getState().older === 'none')
  })

  it('says why it failed and tries again', async () => {
    const desk = new FakeDeskPorts()
    desk.answer('market.watch', async () => fail({ kind: 'unavailable', reason: 'offline' }))
    const market = createMarketStore(desk, { instrument: PERP, interval: '1m' })
    market.watch(PERP, '1m')
    await waitUntil('the failure', () => market.store.getState().phase === 'failed')
    desk.answer('market.watch', async () => succeed(snapshot(1)))
    market.retry()
    await waitUntil('the answer', () => market.store.getState().phase === 'ready')
    expect(market.store.getState().error).toBeNull()
  })
})

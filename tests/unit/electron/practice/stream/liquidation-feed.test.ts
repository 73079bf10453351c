import { expect, test } from 'vitest'
import { createEngine } from '../../../../../electron/practice/engine/engine.ts'
import type { FillRecord } from '../../../../../electron/practice/engine/order-records.ts'
import { PRACTICE_INSTRUMENTS } from '../../../../../electron/practice/market/instruments.ts'
import { PracticeFaults } from '../../../../../electron/practice/server/practice-faults.ts'
import { LiquidationFeed } from '../../../../../electron/practice/stream/liquidation-feed.ts'
import { ManualScheduler } from '../../../../helpers/manual-scheduler.ts'

const NOW_MS = 1_790_000_010_003

function scene() {
  const scheduler = new ManualScheduler()
  const engine = createEngine({ instruments: PRACTICE_INSTRUMENTS, startAtMs: NOW_MS, seed: 1 })
  const clock = { nowMs: () => NOW_MS, nowUs: () => NOW_MS * 1000 }
  const faults = new PracticeFaults(() => undefined)
  const feed = new LiquidationFeed({ engine, clock, scheduler, faults }, 'USDT-FUTURES')
  const frames: unknown[] = []
  const subscriber = {
    send: (frame: string) => void frames.push(JSON.parse(frame)),
    isBehind: () => false,
  }
  feed.join(subscriber)
  return { feed, frames, scheduler, subscriber }
}

function liquidation(fields: Partial<FillRecord> = {}): FillRecord {
  return {
    accountId: '7000000001',
    category: 'USDT-FUTURES',
    symbol: 'BTCUSDT',
    orderId: '1',
    clientOid: '1',
    execId: '2',
    execLinkId: '2',
    orderType: 'market',
    side: 'sell',
    positionSide: 'long',
    tradeSide: 'burst_sell_single',
    liquidity: 'taker',
    price: '63120.5',
    quantity: '0.25',
    value: '15780.125',
    fees: [],
    realisedProfit: '-1',
    execType: 'liquidation',
    atMs: 1_790_000_010_000,
    ...fields,
  }
}

test('nothing is told at first, then the printed form once a second', () => {
  const { feed, frames, scheduler } = scene()
  feed.onFill(liquidation())
  expect(frames).toEqual([])
  scheduler.pass(1000)
  expect(frames).toEqual([
    {
      action: 'update',
      arg: { instType: 'usdt-futures', topic: 'liquidation' },
      data: [
        {
          symbol: 'BTCUSDT',
          side: 'buy',
          price: '63120.5',
          amount: '15780.125',
          ts: '1790000010000',
        },
      ],
      ts: NOW_MS,
    },
  ])
})

test('only the largest of a symbol and side is told', () => {
  const { feed, frames, scheduler } = scene()
  feed.onFill(liquidation({ value: '10' }))
  feed.onFill(liquidation({ value: '30' }))
  feed.onFill(liquidation({ value: '20' }))
  feed.onFill(liquidation({ value: '5', positionSide: 'short' }))
  scheduler.pass(1000)
  expect(frames).toMatchObject([
    {
      data: [
        { side: 'buy', amount: '30' },
        { side: 'sell', amount: '5' },
      ],
    },
  ])
})

test('ordinary fills are no liquidations, and whoever left hears nothing', () => {
  const { feed, frames, scheduler, subscriber } = scene()
  feed.onFill(liquidation({ execType: 'normal' }))
  feed.leave(subscriber)
  feed.onFill(liquidation())
  scheduler.pass(2000)
  expect(frames).toEqual([])
})

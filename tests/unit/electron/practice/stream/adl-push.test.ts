import { expect, test } from 'vitest'
import { PracticeFaults } from '../../../../../electron/practice/server/practice-faults.ts'
import { PrivateFeeds } from '../../../../../electron/practice/stream/private-feeds.ts'
import { Scene } from '../../../../helpers/futures-scene.ts'
import { ManualScheduler } from '../../../../helpers/manual-scheduler.ts'
import { PERPETUAL, START_MS } from '../../../../helpers/practice-scene.ts'

test('whoever is deleveraged is told in the printed form, and the bankrupt is not', () => {
  const scene = new Scene()
  for (const name of ['ida', 'rolf']) scene.open(name, { USDT: '10000' })
  scene.trade('ida', { quantity: '1', price: '64000' })
  scene.trade('rolf', { side: 'sell', quantity: '0.6', price: '64000' })
  const feeds = new PrivateFeeds({
    engine: scene.engine,
    clock: { nowMs: () => START_MS, nowUs: () => START_MS * 1000 },
    scheduler: new ManualScheduler(),
    faults: new PracticeFaults(() => undefined),
  })
  const heard: unknown[] = []
  for (const name of ['ida', 'rolf']) {
    const send = (frame: string) => void heard.push({ name, frame: JSON.parse(frame) })
    feeds.feed(name, 'adl-notification').join({ send, isBehind: () => false })
  }
  feeds.onEvents(scene.mark(PERPETUAL, '50000').events)
  const row = {
    symbol: 'BTCUSDT',
    side: 'sell',
    status: 'triggered',
    price: '54068.4',
    amount: '32441.04',
    ts: String(START_MS),
  }
  const arg = { instType: 'UTA', topic: 'adl-notification' }
  const frame = { action: 'update', arg, data: [row], ts: START_MS }
  expect(heard).toEqual([{ name: 'rolf', frame }])
})

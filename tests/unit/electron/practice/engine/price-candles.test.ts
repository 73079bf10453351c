import { expect, test } from 'vitest'
import { Scene, USDC_PERPETUAL } from '../../../../helpers/futures-scene.ts'
import { PERPETUAL, SPOT, START_MS } from '../../../../helpers/practice-scene.ts'

const MINUTE_MS = 60_000
const OPEN_MS = Math.floor(START_MS / MINUTE_MS) * MINUTE_MS

function priced(): Scene {
  const scene = new Scene()
  const tell = (indexPrice: string, markPrice: string) =>
    scene.run({
      kind: 'set-prices',
      instrument: PERPETUAL,
      indexPrice,
      markPrice,
      fundingRate: '0.0001',
    })
  tell('64000', '64032')
  tell('64100', '64000')
  tell('63900', '63900')
  scene.after(2 * MINUTE_MS)
  tell('64000', '64010')
  return scene
}

const rowsOf = (scene: Scene, kind: 'mark' | 'index' | 'premium', interval: '1m' | '3m' = '1m') =>
  scene.engine
    .candles(PERPETUAL, interval, { kind })
    ?.map(({ open, high, low, close }) => [open, high, low, close])

test('mark and index candles begin with the first price and hold what was told since', () => {
  const scene = priced()
  expect(rowsOf(scene, 'mark')).toEqual([
    ['64032', '64032', '63900', '63900'],
    ['63900', '63900', '63900', '63900'],
    ['63900', '64010', '63900', '64010'],
  ])
  expect(rowsOf(scene, 'index')?.[0]).toEqual(['64000', '64100', '63900', '63900'])
  const [first] = scene.engine.candles(PERPETUAL, '1m', { kind: 'mark' }) ?? []
  expect(first).toMatchObject({ openAtMs: OPEN_MS, volume: '0', turnover: '0' })
})

test('the premium is how far the mark stands above the index, below zero too', () => {
  // 32 / 64000, then -100 / 64100 to eight decimals
  expect(rowsOf(priced(), 'premium')?.[0]).toEqual(['0.0005', '0.0005', '-0.00156006', '0'])
})

test('a longer candle holds the minutes of it, and a window bounds them', () => {
  const scene = priced()
  const all = scene.engine.candles(PERPETUAL, '1m', { kind: 'mark' }) ?? []
  expect(scene.engine.candles(PERPETUAL, '1m', { kind: 'mark', limit: 1 })).toEqual(all.slice(-1))
  expect(scene.engine.candles(PERPETUAL, '1m', { kind: 'mark', toMs: OPEN_MS })).toHaveLength(1)
  const longest = scene.engine.candles(PERPETUAL, '1D', { kind: 'mark' }) ?? []
  expect(longest).toMatchObject([{ open: '64032', high: '64032', low: '63900', close: '64010' }])
})

test('spot, and a contract whose prices were never told, have no such candles', () => {
  const { engine } = priced()
  expect(engine.candles(SPOT, '1m', { kind: 'mark' })).toEqual([])
  expect(engine.candles(USDC_PERPETUAL, '1m', { kind: 'index' })).toEqual([])
  expect(engine.candles(PERPETUAL, '1m')?.length).toBeGreaterThan(50)
})

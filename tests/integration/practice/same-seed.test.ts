import { afterEach, expect, test, vi } from 'vitest'
import { startPracticeExchange } from '../../../electron/practice/practice-exchange.ts'

afterEach(() => vi.restoreAllMocks())

/** What a client finds first, on a machine whose clock goes on by `tickMs` with each look at it. */
async function firstMarket(seed: number, tickMs: number) {
  const startMs = Date.UTC(2026, 8, 22, 10) + tickMs * 1000
  let passedMs = 0
  vi.spyOn(Date, 'now').mockImplementation(() => {
    passedMs += tickMs
    return startMs + passedMs
  })
  vi.spyOn(performance, 'now').mockImplementation(() => passedMs)
  const exchange = await startPracticeExchange({ seed, speed: 0 })
  try {
    const { engine } = exchange
    const withoutTimes = (name: string, value: unknown) =>
      name === 'atMs' || name === 'tradeId' ? undefined : value
    const found = engine.instruments.map(({ category, symbol }) => ({
      book: engine.book({ category, symbol }, 200),
      trades: engine.trades({ category, symbol }, 50),
    }))
    return JSON.stringify(found, withoutTimes)
  } finally {
    await exchange.stop()
  }
}

test('the same seed gives the same market, however long the start takes', async () => {
  const quick = await firstMarket(7, 1)
  expect(await firstMarket(7, 450)).toBe(quick)
  expect(await firstMarket(8, 1)).not.toBe(quick)
})

import { describe, expect, it } from 'vitest'
import type { Command } from '../../../../../electron/practice/engine/commands.ts'
import { createEngine } from '../../../../../electron/practice/engine/engine.ts'
import type { EngineEvent } from '../../../../../electron/practice/engine/events.ts'
import type { Engine } from '../../../../../electron/practice/engine/queries.ts'
import { PRACTICE_INSTRUMENTS } from '../../../../../electron/practice/market/instruments.ts'
import { createMarket } from '../../../../../electron/practice/market/market.ts'
import { decimal } from '../../../../../shared/domain/decimal.ts'
import { START_MS } from '../../../../helpers/practice-scene.ts'

describe('the made-up market', () => {
  function play(seed: number): { engine: Engine; events: EngineEvent[] } {
    const engine = createEngine({ instruments: PRACTICE_INSTRUMENTS, startAtMs: START_MS, seed })
    const market = createMarket({ engine, seed })
    const events: EngineEvent[] = []
    const execute = (commands: ReadonlyArray<Command>) => {
      for (const command of commands) events.push(...engine.execute(command).events)
    }
    execute(market.opening(START_MS))
    for (let step = 1; step <= 300; step += 1) execute(market.nextFlow(START_MS + step * 100))
    return { engine, events }
  }

  it('is the same for the same seed and another for another', () => {
    const one = play(3)
    expect(play(3).events).toEqual(one.events)
    expect(play(4).events).not.toEqual(one.events)
  })

  it('trades every instrument and keeps at least 20 levels a side', () => {
    const { engine } = play(5)
    for (const { category, symbol } of engine.instruments) {
      expect(engine.trades({ category, symbol }, 10)?.length).toBeGreaterThan(0)
      const book = engine.book({ category, symbol }, 200)
      expect(Math.min(book?.bids.length ?? 0, book?.asks.length ?? 0)).toBeGreaterThanOrEqual(20)
    }
  })

  it.each(['1m', '15m', '1H', '6H', '1D'] as const)(
    'has 500 candles of %s on their grid, each joined to the next',
    (interval) => {
      const { engine } = play(6)
      const candles =
        engine.candles({ category: 'SPOT', symbol: 'ETHUSDT' }, interval, { limit: 500 }) ?? []
      expect(candles).toHaveLength(500)
      const [first, second] = candles
      const lengthMs = (second?.openAtMs ?? 0) - (first?.openAtMs ?? 0)
      for (const [index, candle] of candles.entries()) {
        expect(candle.openAtMs).toBe((first?.openAtMs ?? 0) + index * lengthMs)
        expect(decimal(candle.high).gte(decimal(candle.low))).toBe(true)
      }
      if (interval === '1D') expect(new Date(first?.openAtMs ?? 0).getUTCHours()).toBe(16)
    },
  )
})

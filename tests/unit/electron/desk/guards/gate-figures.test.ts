import { describe, expect, it } from 'vitest'
import { FILLS_KEPT } from '../../../../../electron/desk/account/merge-fills.ts'
import { DayTotals } from '../../../../../electron/desk/guards/day-totals.ts'
import {
  type GateFigurePorts,
  gateFigures,
} from '../../../../../electron/desk/guards/gate-figures.ts'
import type { AccountState } from '../../../../../shared/ipc/contract.ts'
import { aFill, aPosition } from '../../../../helpers/builders.ts'
import { aTicker, limitsOf } from '../../../../helpers/guard-builders.ts'

const nowMs = Date.UTC(2026, 8, 22, 12)
const lost = (fillId: string) => aFill({ fillId, realisedProfit: '-10', fees: [], atMs: nowMs - 1 })

function ports(
  state: AccountState,
  read: GateFigurePorts['fills']['read'],
  heard = [lost('2'), lost('3')],
  forget: () => void = () => undefined,
): GateFigurePorts {
  return {
    market: {
      watchedFigures: (key) =>
        key.symbol === 'BTCUSDT' ? { state: 'live', ticker: aTicker('59900') } : null,
    },
    account: () => ({
      ...{ sequence: 1, state, keySetId: 'set-1', error: null, balances: null },
      ...{ openOrders: [], strategyOrders: [], adlRanks: [], pendingOrders: [], settings: null },
      fills: heard,
      positions: [aPosition(), aPosition({ symbol: 'ETHUSDT', unrealisedProfit: '-7' })],
    }),
    fills: { read, forget },
    totals: new DayTotals(() => 'USDT'),
    latency: { p95Ms: () => 80 },
    isLiveLocked: () => false,
    isClockKnown: () => true,
    now: () => nowMs,
  }
}
const on = limitsOf({ dailyLoss: '500' })

describe('the figures of the gates', () => {
  it('count each fill once, and the watched position at its present mark', () => {
    // Fills 1, 2 and 3 lost 10 each; 0.5 BTC from 60000 to 59900 is -50; ETHUSDT as last told.
    const figures = gateFigures(
      ports('live', () => [lost('1'), lost('2')]),
      on,
    )
    expect(figures).toEqual({
      dayResult: '-87',
      orderP95Ms: 80,
      isClockKnown: true,
      isLiveLocked: false,
    })
  })

  it('do not know the day while fills are read or the stream is late', () => {
    const reading = ports('live', () => null)
    expect(gateFigures(reading, on).dayResult).toBeNull()
    expect(
      gateFigures(
        ports('stale', () => []),
        on,
      ).dayResult,
    ).toBeNull()
  })

  it('do not know the day when more was filled than the account keeps, and read it anew', () => {
    const many = Array.from({ length: FILLS_KEPT }, (_, at) => lost(`new-${at}`))
    let forgotten = 0
    const forget = () => {
      forgotten += 1
    }
    const apart = ports('live', () => [lost('1')], many, forget)
    expect(gateFigures(apart, on).dayResult).toBeNull()
    expect(forgotten).toBe(1)
    const joined = ports('live', () => [lost('1'), lost('new-0')], many, forget)
    expect(gateFigures(joined, on).dayResult).toBe(String(-57 - 10 * (FILLS_KEPT + 1)))
    expect(forgotten).toBe(1)
  })

  it('ask for no fills while the guard is off', () => {
    const unasked = ports('live', () => {
      throw new Error('not to be asked')
    })
    expect(gateFigures(unasked, limitsOf({})).dayResult).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { FILLS_KEPT } from '../../../../../electron/desk/account/merge-fills.ts'
import { DayTotals } from '../../../../../electron/desk/guards/day-totals.ts'
import { toText } from '../../../../../shared/domain/decimal.ts'
import type { Fill } from '../../../../../shared/domain/order.ts'
import { aFill } from '../../../../helpers/builders.ts'

const midnight = Date.UTC(2026, 8, 22)
const noon = midnight + 12 * 3_600_000
const lost = (fillId: string, realisedProfit = '-10', atMs = noon) =>
  aFill({ fillId, realisedProfit, atMs, fees: [{ coin: 'BGB', amount: '0.1' }] })

function told(totals: ReturnType<DayTotals['of']>) {
  return totals === null
    ? null
    : Object.fromEntries([...totals].map(([coin, amount]) => [String(coin), toText(amount)]))
}

describe('the totals of the day', () => {
  it('count a fill once, however often it is listed', () => {
    const totals = new DayTotals(() => 'USDT')
    const read = [lost('1'), lost('2')]
    expect(told(totals.of(noon, read, [lost('2'), lost('3')]))).toEqual({
      USDT: '-30',
      BGB: '-0.3',
    })
    const later = [lost('4', '2.5'), lost('2'), lost('3')]
    expect(told(totals.of(noon, read, later))).toEqual({ USDT: '-27.5', BGB: '-0.4' })
    expect(told(totals.of(noon, read, later))).toEqual({ USDT: '-27.5', BGB: '-0.4' })
  })

  it('go through the fills when there are new ones, and not for each order', () => {
    let looks = 0
    const totals = new DayTotals(() => {
      looks += 1
      return 'USDT'
    })
    const read = [lost('1')]
    const heard = [lost('2'), lost('1')]
    for (let order = 0; order < 5; order += 1) totals.of(noon, read, heard)
    expect(looks).toBe(2)
    totals.of(noon, read, [lost('3'), ...heard])
    expect(looks).toBe(3)
  })

  it('begin anew at midnight UTC, and leave out what was before', () => {
    const totals = new DayTotals(() => 'USDT')
    const read = [lost('1'), lost('0', '-900', midnight - 1)]
    const heard = [lost('2')]
    expect(told(totals.of(noon, read, heard))).toEqual({ USDT: '-20', BGB: '-0.2' })
    const tomorrow = midnight + 86_400_000
    expect(told(totals.of(tomorrow, read, heard))).toEqual({})
    const first = [lost('3', '-1', tomorrow), ...heard]
    expect(told(totals.of(tomorrow, read, first))).toEqual({ USDT: '-1', BGB: '-0.1' })
  })

  it('begin anew with another reading, which may be of another account', () => {
    const totals = new DayTotals(() => 'USDT')
    totals.of(noon, [lost('1')], [lost('2')])
    expect(told(totals.of(noon, [lost('7', '-3')], []))).toEqual({ USDT: '-3', BGB: '-0.1' })
  })

  it('look again for a coin that was not known, and let none such cancel out', () => {
    let coin: string | null = null
    const totals = new DayTotals(() => coin)
    const read = [lost('1', '-10'), lost('2', '10')]
    expect(told(totals.of(noon, read, []))).toEqual({ null: '20', BGB: '-0.2' })
    coin = 'USDT'
    expect(told(totals.of(noon, read, []))).toEqual({ USDT: '0', BGB: '-0.2' })
  })

  it('are not known when the account keeps none of those that were counted', () => {
    const totals = new DayTotals(() => 'USDT')
    const read = [lost('1')]
    const many: ReadonlyArray<Fill> = Array.from({ length: FILLS_KEPT }, (_, at) => lost(`n${at}`))
    expect(totals.of(noon, read, many)).toBeNull()
    const reaching = [...many.slice(1), lost('1')]
    expect(told(totals.of(noon, read, reaching))).toMatchObject({ USDT: String(-10 * FILLS_KEPT) })
  })
})

import type { Balances } from '../../domain/balance.ts'
import { type Decimal, decimal, ZERO } from '../../domain/decimal.ts'
import type { InstrumentKey } from '../../domain/instrument.ts'
import type { Fill } from '../../domain/order.ts'
import type { Position } from '../../domain/position.ts'
import { usdRate } from './usd-rate.ts'

const DAY_MS = 86_400_000

/** 00:00 UTC of the day, Unix ms. */
export function dayStart(nowMs: number): number {
  return nowMs - (nowMs % DAY_MS)
}

export interface DayFigures {
  readonly nowMs: number
  /** Every fill since 00:00 UTC; older ones do not count. */
  readonly fills: ReadonlyArray<Fill>
  /** With their present unrealised profit, margin coin. */
  readonly positions: ReadonlyArray<Position>
  readonly balances: Balances | null
  /** Settle coin of a futures instrument; `null`: it is not known. */
  readonly settleCoin: (key: InstrumentKey) => string | null
}

/**
 * What the day has brought so far, USD: realised by fills since 00:00 UTC, less their fees, and what
 * is unrealised now. Funding is not in fills, so it is left out. `null`: some coin has no USD rate.
 */
export function dayResult(figures: DayFigures): Decimal | null {
  const since = dayStart(figures.nowMs)
  let total = ZERO
  for (const [coin, amount] of amounts(figures, since)) {
    if (amount.eq(0)) continue
    const rate = coin === null ? null : usdRate(coin, figures.balances)
    if (rate === null) return null
    total = total.plus(amount.times(rate))
  }
  return total
}

function* amounts(
  figures: DayFigures,
  since: number,
): Generator<readonly [string | null, Decimal]> {
  for (const fill of figures.fills) {
    if (fill.atMs < since) continue
    yield [figures.settleCoin(fill), decimal(fill.realisedProfit)]
    for (const fee of fill.fees) yield [fee.coin, decimal(fee.amount).times(-1)]
  }
  for (const position of figures.positions) {
    yield [position.marginCoin, decimal(position.unrealisedProfit)]
  }
}

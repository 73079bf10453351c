import type { Balances } from '../../domain/balance.ts'
import { type Decimal, decimal, ZERO } from '../../domain/decimal.ts'
import type { Fill } from '../../domain/order.ts'
import type { Position } from '../../domain/position.ts'
import { usdRate } from './usd-rate.ts'

const DAY_MS = 86_400_000

/** 00:00 UTC of the day, Unix ms. */
export function dayStart(nowMs: number): number {
  return nowMs - (nowMs % DAY_MS)
}

/** Amounts by coin; under `null` those of a coin that is not known. */
export type DayTotalsByCoin = ReadonlyMap<string | null, Decimal>

/** What one fill has brought, coin by coin: its profit in `settleCoin`, less its fees. */
export function fillAmounts(
  fill: Fill,
  settleCoin: string | null,
): ReadonlyArray<readonly [string | null, Decimal]> {
  return [
    [settleCoin, decimal(fill.realisedProfit)],
    ...fill.fees.map((fee) => [fee.coin, decimal(fee.amount).times(-1)] as const),
  ]
}

export interface DayFigures {
  /** Realised by the fills since 00:00 UTC. */
  readonly realised: DayTotalsByCoin
  /** With their present unrealised profit, margin coin. */
  readonly positions: ReadonlyArray<Position>
  readonly balances: Balances | null
}

/**
 * What the day has brought so far, USD: realised by fills since 00:00 UTC, less their fees, and what
 * is unrealised now. Funding is not in fills, so it is left out. `null`: some coin has no USD rate.
 */
export function dayResult({ realised, positions, balances }: DayFigures): Decimal | null {
  const unrealised = positions.map(
    ({ marginCoin, unrealisedProfit }) => [marginCoin, decimal(unrealisedProfit)] as const,
  )
  let total = ZERO
  for (const [coin, amount] of [...realised, ...unrealised]) {
    if (amount.eq(0)) continue
    const rate = coin === null ? null : usdRate(coin, balances)
    if (rate === null) return null
    total = total.plus(amount.times(rate))
  }
  return total
}

import { decimal, toText } from '../../../shared/domain/decimal.ts'
import type { GateFigures, GuardLimits } from '../../../shared/domain/guards.ts'
import type { Position } from '../../../shared/domain/position.ts'
import type { AccountSnapshot } from '../../../shared/ipc/contract.ts'
import { dayResult } from '../../../shared/rules/guards/day-result.ts'
import { positionProfit } from '../../../shared/rules/profit.ts'
import type { MarketService } from '../market/market-service.ts'
import type { DayFills } from './day-fills.ts'
import type { DayTotals } from './day-totals.ts'
import type { OrderLatency } from './order-latency.ts'

export interface GateFigurePorts {
  readonly market: Pick<MarketService, 'watchedFigures'>
  readonly account: () => AccountSnapshot
  readonly fills: Pick<DayFills, 'read' | 'forget'>
  readonly totals: Pick<DayTotals, 'of'>
  readonly latency: Pick<OrderLatency, 'p95Ms'>
  readonly isClockKnown: () => boolean
  readonly isLiveLocked: () => boolean
  readonly now: () => number
}

/** What the guards of new risk are judged by. The day is looked at only when its guard is on. */
export function gateFigures(ports: GateFigurePorts, limits: GuardLimits): GateFigures {
  return {
    dayResult: limits.dailyLoss.isOn ? resultOfDay(ports) : null,
    orderP95Ms: ports.latency.p95Ms(),
    isClockKnown: ports.isClockKnown(),
    isLiveLocked: ports.isLiveLocked(),
  }
}

function resultOfDay(ports: GateFigurePorts): GateFigures['dayResult'] {
  const read = ports.fills.read()
  const account = ports.account()
  // While the stream is late, positions and fills are of before.
  if (read === null || account.state !== 'live') return null
  const realised = ports.totals.of(ports.now(), read, account.fills)
  if (realised === null) {
    ports.fills.forget()
    return null
  }
  const result = dayResult({
    realised,
    positions: account.positions.map((position) => marked(ports, position)),
    balances: account.balances,
  })
  return result === null ? null : toText(result)
}

/** The exchange tells unrealised profit with events; of the watched instrument its mark is newer. */
function marked({ market }: GateFigurePorts, position: Position): Position {
  const mark = market.watchedFigures(position)?.ticker?.markPrice ?? null
  if (mark === null) return position
  const { unrealised } = positionProfit(position, decimal(mark), null)
  return { ...position, unrealisedProfit: toText(unrealised) }
}

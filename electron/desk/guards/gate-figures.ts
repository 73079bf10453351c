import { decimal, toText } from '../../../shared/domain/decimal.ts'
import type { GateFigures, GuardLimits } from '../../../shared/domain/guards.ts'
import { type InstrumentKey, settleCoin } from '../../../shared/domain/instrument.ts'
import type { Fill } from '../../../shared/domain/order.ts'
import type { Position } from '../../../shared/domain/position.ts'
import type { AccountSnapshot } from '../../../shared/ipc/contract.ts'
import { dayResult } from '../../../shared/rules/guards/day-result.ts'
import { positionProfit } from '../../../shared/rules/profit.ts'
import { FILLS_KEPT } from '../account/merge-fills.ts'
import type { MarketService } from '../market/market-service.ts'
import type { DayFills } from './day-fills.ts'
import type { OrderLatency } from './order-latency.ts'

export interface GateFigurePorts {
  readonly market: Pick<MarketService, 'instrument' | 'watchedFigures'>
  readonly account: () => AccountSnapshot
  readonly fills: Pick<DayFills, 'read' | 'forget'>
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
  const fills = everyFill(read, account.fills)
  if (fills === null) {
    ports.fills.forget()
    return null
  }
  const result = dayResult({
    nowMs: ports.now(),
    fills,
    positions: account.positions.map((position) => marked(ports, position)),
    balances: account.balances,
    settleCoin: (key) => coinOf(ports, key),
  })
  return result === null ? null : toText(result)
}

/**
 * `null`: the account keeps but its newest fills, and no longer reaches back to those that were read.
 * Many small orders would else push a loss out of sight.
 */
function everyFill(
  read: ReadonlyArray<Fill>,
  heard: ReadonlyArray<Fill>,
): ReadonlyArray<Fill> | null {
  const all = new Map(heard.map((fill) => [fill.fillId, fill]))
  const isApart = !read.some(({ fillId }) => all.has(fillId))
  if (isApart && heard.length >= FILLS_KEPT) return null
  for (const fill of read) all.set(fill.fillId, fill)
  return [...all.values()]
}

/** The exchange tells unrealised profit with events; of the watched instrument its mark is newer. */
function marked({ market }: GateFigurePorts, position: Position): Position {
  const mark = market.watchedFigures(position)?.ticker?.markPrice ?? null
  if (mark === null) return position
  const { unrealised } = positionProfit(position, decimal(mark), null)
  return { ...position, unrealisedProfit: toText(unrealised) }
}

function coinOf({ market }: GateFigurePorts, key: InstrumentKey): string | null {
  const instrument = market.instrument(key)
  return instrument === null ? null : settleCoin(instrument)
}

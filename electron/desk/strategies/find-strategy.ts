import type { StrategyOrder } from '../../../shared/domain/strategy-order.ts'
import { findOnPages } from '../history/find-on-pages.ts'
import type { Answer } from '../ports.ts'
import type { StrategyRest } from '../wire-ports.ts'
import { listStrategies } from './list-strategies.ts'

export interface WantedStrategy {
  readonly category: StrategyOrder['category']
  readonly symbol: string
  readonly isIt: (order: StrategyOrder) => boolean
  /** It was not there before this moment of this machine's clock, Unix ms. */
  readonly notBeforeMs: number
}

/** This machine's clock may have been ahead of the exchange's, by hours where its zone was wrong. */
const CLOCK_MARGIN_MS = 86_400_000
/** Inside the 30 days that one call may ask for. */
const MOST_BACK_MS = 29 * 86_400_000

/**
 * Looks for one strategy order among those that wait and then in the history; `null`: the exchange
 * has it in neither. There is no call for a single one (section "Strategy orders").
 */
export async function findStrategy(
  rest: Pick<StrategyRest, 'openStrategies' | 'strategyHistory'>,
  wanted: WantedStrategy,
  nowMs: number,
): Promise<Answer<StrategyOrder | null>> {
  const { category, symbol, isIt, notBeforeMs } = wanted
  const open = await listStrategies(rest, category)
  if (!open.ok) return open
  const waiting = open.value.find(isIt)
  if (waiting !== undefined) return { ...open, value: waiting }
  const startMs = Math.max(notBeforeMs - CLOCK_MARGIN_MS, nowMs - MOST_BACK_MS)
  const filter = { category, symbol, startMs, endMs: null }
  return findOnPages((cursor) => rest.strategyHistory(filter, cursor), isIt)
}

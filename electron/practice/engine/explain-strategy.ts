import type { Exit } from '../../../shared/domain/exit.ts'
import type { FillExplanation, FillReason } from '../../../shared/domain/practice-control.ts'
import { type Fixed, fixed, fixedText } from './fixed.ts'
import type { StrategyRecord } from './strategy-record.ts'

/** Prices that a strategy order may watch. */
interface WatchedPrices {
  readonly last: Fixed
  readonly mark: Fixed
}

/** Why a strategy order has or has not sent its order. */
export function explainStrategy(strategy: StrategyRecord, prices: WatchedPrices): FillExplanation {
  const { orderId, status, endedBy, refusal } = strategy
  const told = (reason: FillReason, values: Readonly<Record<string, string>> = {}) => ({
    orderId,
    reason,
    values,
  })
  switch (status) {
    case 'pending':
    case 'submitting':
      return told('trigger-not-reached', nearestOf(strategy, prices))
    case 'success':
      return told('triggered', { triggerPrice: reachedPrice(strategy) })
    case 'failed':
      return told('trigger-refused', {
        triggerPrice: reachedPrice(strategy),
        code: refusal?.code ?? '',
        message: refusal?.msg ?? '',
      })
    case 'cancelled':
      if (endedBy === 'position-gone') return told('nothing-left-to-reduce')
      return told(endedBy === 'countdown' ? 'countdown-ran-out' : 'cancelled-by-user')
  }
}

function reachedPrice(strategy: StrategyRecord): string {
  const exit = strategy.reached === null ? null : strategy[strategy.reached]
  return exit?.triggerPrice ?? ''
}

/** Of a take-profit and a stop-loss, the one that the price is closer to. */
function nearestOf(
  strategy: StrategyRecord,
  prices: WatchedPrices,
): Readonly<Record<'triggerPrice' | 'now' | 'distance', string>> {
  const waits = [strategy.takeProfit, strategy.stopLoss, strategy.trigger]
    .filter((exit) => exit !== null)
    .map((exit) => ({ exit, ...distanceTo(exit, prices) }))
  const nearest = waits.reduce((a, b) => (b.distance < a.distance ? b : a))
  return {
    triggerPrice: nearest.exit.triggerPrice,
    now: fixedText(nearest.now),
    distance: fixedText(nearest.distance),
  }
}

function distanceTo(exit: Exit, prices: WatchedPrices): { now: Fixed; distance: Fixed } {
  const now = exit.triggerBy === 'mark' ? prices.mark : prices.last
  const difference = fixed(exit.triggerPrice) - now
  return { now, distance: difference < 0n ? -difference : difference }
}

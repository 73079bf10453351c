import { type Category, isFutures } from '../../../shared/domain/instrument.ts'
import type { StrategyOrder } from '../../../shared/domain/strategy-order.ts'
import type { Answer } from '../ports.ts'
import type { StrategyRest } from '../wire-ports.ts'

/**
 * Strategy orders of one product line that wait. Spot and margin joined later than futures (page
 * "Get Unfilled Strategy Orders"): where the exchange refuses to list theirs, there are none.
 */
export async function listStrategies(
  rest: Pick<StrategyRest, 'openStrategies'>,
  category: Category,
): Promise<Answer<ReadonlyArray<StrategyOrder>>> {
  const answer = await rest.openStrategies(category)
  if (answer.ok || isFutures(category) || answer.error.kind !== 'refused') return answer
  return answer.request === null ? answer : { ok: true, value: [], request: answer.request }
}

/** "Could not be found" and its like: it waits no longer (section "Error catalogue"). */
const GONE_CODES: ReadonlySet<string> = new Set(['25575', '25577', '25597'])

export function isStrategyGone(answer: Answer<unknown>): boolean {
  return !answer.ok && answer.error.kind === 'refused' && GONE_CODES.has(answer.error.code)
}

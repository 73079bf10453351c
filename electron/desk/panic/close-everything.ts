import type { DeskError } from '../../../shared/domain/error.ts'
import { CATEGORIES, isFutures } from '../../../shared/domain/instrument.ts'
import type { Position } from '../../../shared/domain/position.ts'
import type { Schedule, TradingSession } from '../orders/trading-session.ts'
import { pacedCalls } from '../paced-calls.ts'
import type { BatchItem } from '../wire-ports.ts'
import { addTallies, type Tally, tallyFailure } from './counts.ts'

/** Below the 5 a second that the page "Close All Positions" allows. */
const CLOSES_A_SECOND = 4

/** Closes every position of every futures line at market, known to the desk or not. */
export async function closeEverything(
  ports: {
    readonly account: { positions(): ReadonlyArray<Position> }
    readonly schedule: Schedule
  },
  { rest }: TradingSession,
  clickedAtMs: number,
): Promise<Tally> {
  const categories = CATEGORIES.filter(isFutures)
  const meant = categories.map(
    (category) => ports.account.positions().filter((row) => row.category === category).length,
  )
  const calls = categories.map((category) => () => rest.closePositions(category, null, clickedAtMs))
  const answers = await pacedCalls(calls, CLOSES_A_SECOND, ports.schedule)
  return addTallies(
    answers.map((answer, at) => {
      if (!answer.ok) return tallyFailure(answer, meant[at] ?? 0)
      return tallyItems(answer.value, answer.request.requestId)
    }),
  )
}

function tallyItems(items: ReadonlyArray<BatchItem>, requestId: number): Tally {
  const counts = {
    done: items.filter((item) => item.ok).length,
    failed: items.filter((item) => !item.ok && item.definite).length,
    uncertain: items.filter((item) => !item.ok && !item.definite).length,
  }
  const errors = items.flatMap((item): ReadonlyArray<DeskError> => {
    if (item.ok) return []
    return [{ kind: 'refused', code: item.code, message: item.message }]
  })
  return { counts, errors, requestId }
}

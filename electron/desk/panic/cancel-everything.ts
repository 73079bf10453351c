import { CATEGORIES, type Category } from '../../../shared/domain/instrument.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { StrategyOrder } from '../../../shared/domain/strategy-order.ts'
import type { Schedule, TradingSession } from '../orders/trading-session.ts'
import { pacedCalls } from '../paced-calls.ts'
import { isStrategyGone, listStrategies } from '../strategies/list-strategies.ts'
import { addTallies, NO_COUNTS, type Tally, tallyFailure } from './counts.ts'

/** `null` category: every product line; then symbol is `null`. `null` symbol: all of the line. */
export interface CancelScope {
  readonly category: Category | null
  readonly symbol: string | null
}

export interface CancelPorts {
  readonly account: {
    openOrders(): ReadonlyArray<Order>
    strategyOrders(): ReadonlyArray<StrategyOrder>
  }
  readonly schedule: Schedule
}

// Calls a second, below what each page allows: "Cancel All Orders" 5, "Cancel Strategy Order" 10,
// "Get Unfilled Strategy Orders" 20.
const CANCELS_A_SECOND = 5
const STRATEGIES_A_SECOND = 8
const LISTS_A_SECOND = 10

/**
 * Cancels every order and strategy order of a scope, whether the desk knows of any or not: the
 * exchange is asked for each product line. Calls run side by side as far as the limits allow.
 */
export async function cancelEverything(
  ports: CancelPorts,
  session: TradingSession,
  scope: CancelScope,
  clickedAtMs: number,
): Promise<Tally> {
  const categories = scope.category === null ? CATEGORIES : [scope.category]
  const [orders, strategies] = await Promise.all([
    cancelOrders(ports, session, categories, scope.symbol, clickedAtMs),
    cancelStrategies(ports, session, categories, scope.symbol),
  ])
  return addTallies([orders, strategies])
}

async function cancelOrders(
  { account, schedule }: CancelPorts,
  { rest }: TradingSession,
  categories: ReadonlyArray<Category>,
  symbol: string | null,
  clickedAtMs: number,
): Promise<Tally> {
  // What was open before: afterwards the stream has taken them away.
  const meant = categories.map(
    (category) => account.openOrders().filter((order) => isMeant(order, category, symbol)).length,
  )
  const calls = categories.map(
    (category) => () => rest.cancelSymbolOrders(category, symbol, clickedAtMs),
  )
  const answers = await pacedCalls(calls, CANCELS_A_SECOND, schedule)
  return addTallies(
    answers.map((answer, at) => {
      if (!answer.ok) return tallyFailure(answer, meant[at] ?? 0)
      const { requestId } = answer.request
      return { counts: { ...answer.value, uncertain: 0 }, errors: [], requestId }
    }),
  )
}

async function cancelStrategies(
  ports: CancelPorts,
  { rest }: TradingSession,
  categories: ReadonlyArray<Category>,
  symbol: string | null,
): Promise<Tally> {
  const { account, schedule } = ports
  const lists = await pacedCalls(
    categories.map((category) => () => listStrategies(rest, category)),
    LISTS_A_SECOND,
    schedule,
  )
  const errors = lists.flatMap((list) => (list.ok ? [] : [list.error]))
  // Where the list cannot be had, those that the desk knows of are cancelled all the same.
  const meant = categories.flatMap((category, at) => {
    const list = lists[at]
    const rows = list?.ok ? list.value : account.strategyOrders()
    return rows.filter((row) => isMeant(row, category, symbol))
  })
  const calls = meant.map((order) => () => rest.cancelStrategy(order))
  const answers = await pacedCalls(calls, STRATEGIES_A_SECOND, schedule)
  const tallies = answers.map((answer): Tally => {
    if (!answer.ok && !isStrategyGone(answer)) return tallyFailure(answer, 1)
    const requestId = answer.request?.requestId ?? null
    return { counts: { ...NO_COUNTS, done: 1 }, errors: [], requestId }
  })
  return addTallies([...tallies, { counts: NO_COUNTS, errors, requestId: null }])
}

function isMeant(
  order: { readonly category: Category; readonly symbol: string },
  category: Category,
  symbol: string | null,
): boolean {
  return order.category === category && (symbol === null || order.symbol === symbol)
}

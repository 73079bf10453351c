import type { FillExplanation } from '../../../shared/domain/practice-control.ts'
import { explainOrder, type Standing } from './explain-order.ts'
import { explainStrategy } from './explain-strategy.ts'
import { marketFor } from './find.ts'
import { opposite } from './order-book.ts'
import { orderRecord } from './record-of.ts'
import type { Account, EngineState, LiveOrder } from './state.ts'

/** Why an order or strategy order did or did not fill; `null`: the account has no such order. */
export function explain(
  state: EngineState,
  account: Account,
  orderId: string,
): FillExplanation | null {
  const strategy = account.strategies.get(orderId) ?? account.strategyHistory.get(orderId)
  if (strategy !== undefined) {
    const market = marketFor(state, strategy)
    const prices = { last: market?.lastPrice ?? 0n, mark: market?.markPrice ?? 0n }
    return explainStrategy(strategy, prices)
  }
  const open = account.open.get(orderId)
  const order = open === undefined ? account.history.get(orderId) : orderRecord(open)
  if (order === undefined) return null
  const fills = account.fills.filter((fill) => fill.orderId === orderId)
  return explainOrder(order, fills, open === undefined ? null : standingOf(open))
}

function standingOf(order: LiveOrder): Standing {
  const { book, lastPrice } = order.market
  return {
    best: book.best(opposite(order.side)) ?? lastPrice,
    isAtBest: book.best(order.side) === order.price,
    ahead: book.ahead(order),
  }
}

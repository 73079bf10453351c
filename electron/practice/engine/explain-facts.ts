import { fixedText } from './fixed.ts'
import { opposite } from './order-book.ts'
import type { OrderStory } from './order-records.ts'
import { type LiveOrder, remaining } from './state.ts'

// What has to be noted while it happens, because nobody can tell afterwards: what the book held when
// an order arrived, and who ended it. The rest of an explanation is in the order and its fills.

/** Before an order meets the book, for the first time or after a change of its price or size. */
export function noteArrival(order: LiveOrder, atMs: number): void {
  if (order.account.role === 'house') return
  const { book } = order.market
  const best = book.best(opposite(order.side))
  order.story = {
    arrivedAtMs: atMs,
    bestOnArrival: best === null ? null : fixedText(best),
    foundOnArrival: foundFor(order),
    endedBy: null,
  }
}

export function noteEnd(order: LiveOrder, endedBy: OrderStory['endedBy']): void {
  if (order.story !== null) order.story = { ...order.story, endedBy }
}

/** Only a limit order that may not rest depends on how much stands within its limit. */
function foundFor(order: LiveOrder): string | null {
  const { price, timeInForce, side, market, account, stpMode } = order
  if (price === null || (timeInForce !== 'ioc' && timeInForce !== 'fok')) return null
  const isOwn = (maker: LiveOrder) => stpMode !== 'none' && maker.account === account
  return fixedText(market.book.availableTo(side, price, remaining(order), isOwn))
}

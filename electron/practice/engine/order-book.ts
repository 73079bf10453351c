import type { Side } from '../../../shared/domain/order.ts'
import type { LevelChange } from './events.ts'
import { type Fixed, fixedText } from './fixed.ts'
import type { LevelView } from './queries.ts'
import { type LiveOrder, remaining } from './state.ts'

// Price-time priority. A side is its prices, best last (so that the best is cheap to take away),
// and at each price the orders in the order of their priority. Invariants: no empty level, a level's
// size is the sum of its orders' remainders, both sides never cross after a command.

interface Level {
  readonly orders: LiveOrder[]
  size: Fixed
}

interface BookSide {
  /** Worst first, best last. */
  readonly prices: Fixed[]
  readonly levels: Map<Fixed, Level>
}

export class OrderBook {
  readonly #sides: Readonly<Record<Side, BookSide>> = {
    buy: { prices: [], levels: new Map() },
    sell: { prices: [], levels: new Map() },
  }
  readonly #changed = new Map<string, LevelKey>()
  #seq: number

  constructor(firstSeq: number) {
    this.#seq = firstSeq
  }

  get seq(): number {
    return this.#seq
  }

  best(side: Side): Fixed | null {
    return this.#sides[side].prices.at(-1) ?? null
  }

  /** Orders at the best price of a side, first in line first. Valid until the book changes. */
  bestOrders(side: Side): ReadonlyArray<LiveOrder> {
    const price = this.best(side)
    return price === null ? [] : (this.#sides[side].levels.get(price)?.orders ?? [])
  }

  add(order: LiveOrder): void {
    const price = priceOf(order)
    const { prices, levels } = this.#sides[order.side]
    const level = levels.get(price)
    if (level === undefined) {
      levels.set(price, { orders: [order], size: remaining(order) })
      prices.splice(insertionIndex(prices, price, order.side), 0, price)
    } else {
      level.size += remaining(order)
      const behind = level.orders.findLastIndex((other) => other.priority <= order.priority)
      level.orders.splice(behind + 1, 0, order)
    }
    this.#touch(order.side, price)
  }

  remove(order: LiveOrder): void {
    const price = priceOf(order)
    const level = this.#sides[order.side].levels.get(price)
    const index = level?.orders.indexOf(order) ?? -1
    if (level === undefined || index < 0) return
    level.orders.splice(index, 1)
    this.#shrink(order.side, price, level, remaining(order))
  }

  /** Tells the book that `quantity` of a resting order executed. Call before or after `filled` grows. */
  reduce(order: LiveOrder, quantity: Fixed, isDone: boolean): void {
    const price = priceOf(order)
    const level = this.#sides[order.side].levels.get(price)
    if (level === undefined) return
    if (isDone) level.orders.splice(level.orders.indexOf(order), 1)
    this.#shrink(order.side, price, level, quantity)
  }

  /** Size that a taker of `side` finds at `limit` or better; stops counting at `enough`. */
  availableTo(side: Side, limit: Fixed, enough: Fixed, skip: (order: LiveOrder) => boolean): Fixed {
    const { prices, levels } = this.#sides[opposite(side)]
    let sum = 0n
    for (let index = prices.length - 1; index >= 0 && sum < enough; index -= 1) {
      const price = prices[index] ?? 0n
      if (side === 'buy' ? price > limit : price < limit) break
      for (const order of levels.get(price)?.orders ?? []) if (!skip(order)) sum += remaining(order)
    }
    return sum
  }

  /** Size before a resting order at its price. */
  ahead(order: LiveOrder): Fixed {
    let sum = 0n
    for (const other of this.#sides[order.side].levels.get(priceOf(order))?.orders ?? []) {
      if (other === order) break
      sum += remaining(other)
    }
    return sum
  }

  /** Best first. */
  depth(side: Side, count: number): LevelView[] {
    const { prices, levels } = this.#sides[side]
    const views: LevelView[] = []
    for (let index = prices.length - 1; index >= 0 && views.length < count; index -= 1) {
      const price = prices[index] ?? 0n
      views.push([fixedText(price), fixedText(levels.get(price)?.size ?? 0n)])
    }
    return views
  }

  /** The levels that changed since the last call, with their sizes now; counts the sequence on. */
  takeChanges(): ReadonlyArray<LevelChange> {
    if (this.#changed.size === 0) return []
    this.#seq += 1
    const changes = [...this.#changed.values()].map(({ side, price }): LevelChange => {
      const size = this.#sides[side].levels.get(price)?.size ?? 0n
      return [side, fixedText(price), fixedText(size)]
    })
    this.#changed.clear()
    return changes
  }

  #shrink(side: Side, price: Fixed, level: Level, by: Fixed): void {
    level.size -= by
    if (level.orders.length === 0) {
      const { prices, levels } = this.#sides[side]
      levels.delete(price)
      prices.splice(insertionIndex(prices, price, side), 1)
    }
    this.#touch(side, price)
  }

  #touch(side: Side, price: Fixed): void {
    this.#changed.set(`${side}${price}`, { side, price })
  }
}

interface LevelKey {
  readonly side: Side
  readonly price: Fixed
}

export function opposite(side: Side): Side {
  return side === 'buy' ? 'sell' : 'buy'
}

function priceOf(order: LiveOrder): Fixed {
  if (order.price === null) throw new Error('an order without a price cannot rest')
  return order.price
}

/** Where `price` stands or belongs among prices sorted worst first. */
function insertionIndex(prices: ReadonlyArray<Fixed>, price: Fixed, side: Side): number {
  let low = 0
  let high = prices.length
  while (low < high) {
    const middle = (low + high) >> 1
    const isWorse = side === 'buy' ? (prices[middle] ?? 0n) < price : (prices[middle] ?? 0n) > price
    if (isWorse) low = middle + 1
    else high = middle
  }
  return low
}

import type { TriggerSource } from '../../../shared/domain/exit.ts'
import type { PositionSide } from '../../../shared/domain/order.ts'
import { type Fixed, fixed } from './fixed.ts'
import type { Account } from './state.ts'
import type { StrategyRecord } from './strategy-record.ts'

// What the strategy orders of one market wait for. Prices move all the time and triggers rarely fire,
// so each of the four lines (last or mark price, rising or falling) keeps what fires next at its end:
// a price change costs four comparisons. Among equal levels the older fires first.

/** Which of its prices a strategy order reached. */
export type Reached = NonNullable<StrategyRecord['reached']>

/** One level that a strategy order waits for. */
export interface Watch {
  readonly account: Account
  readonly orderId: string
  readonly which: Reached
  readonly level: Fixed
  readonly source: TriggerSource
  /** Is it reached by a rising price? */
  readonly rises: boolean
}

interface Line {
  readonly source: TriggerSource
  readonly rises: boolean
  /** Farthest first, next to fire last. */
  readonly watches: Watch[]
}

export class StrategyIndex {
  readonly #lines: ReadonlyArray<Line> = [
    { source: 'market', rises: true, watches: [] },
    { source: 'market', rises: false, watches: [] },
    { source: 'mark', rises: true, watches: [] },
    { source: 'mark', rises: false, watches: [] },
  ]

  add(account: Account, strategy: StrategyRecord): void {
    for (const watch of watchesOf(account, strategy)) {
      const line = this.#lines.find(
        ({ source, rises }) => source === watch.source && rises === watch.rises,
      )
      line?.watches.splice(insertionIndex(line.watches, watch), 0, watch)
    }
  }

  remove(orderId: string): void {
    for (const { watches } of this.#lines) {
      const index = watches.findIndex((watch) => watch.orderId === orderId)
      if (index >= 0) watches.splice(index, 1)
    }
  }

  /** The next level that these prices have reached; `null`: none. */
  reached(lastPrice: Fixed, markPrice: Fixed): Watch | null {
    for (const { source, rises, watches } of this.#lines) {
      const next = watches.at(-1)
      if (next === undefined) continue
      const price = source === 'mark' ? markPrice : lastPrice
      if (rises ? price >= next.level : price <= next.level) return next
    }
    return null
  }
}

/** The levels of a strategy order: a long takes profit above and stops below, a short the other way. */
function watchesOf(account: Account, strategy: StrategyRecord): ReadonlyArray<Watch> {
  const { orderId, takeProfit, stopLoss, trigger, positionSide, triggerRises } = strategy
  const levels = [
    { which: 'takeProfit', exit: takeProfit, rises: exitRises('takeProfit', positionSide) },
    { which: 'stopLoss', exit: stopLoss, rises: exitRises('stopLoss', positionSide) },
    { which: 'trigger', exit: trigger, rises: triggerRises === true },
  ] as const
  return levels.flatMap(({ which, exit, rises }) => {
    if (exit === null) return []
    const level = fixed(exit.triggerPrice)
    return [{ account, orderId, which, level, source: exit.triggerBy, rises }]
  })
}

/** Does a rising price reach this exit of a position? */
export function exitRises(kind: 'takeProfit' | 'stopLoss', side: PositionSide | null): boolean {
  return (kind === 'takeProfit') === (side === 'long')
}

/** Before the first that fires earlier, or at the same level and so is older. */
function insertionIndex(watches: ReadonlyArray<Watch>, added: Watch): number {
  let low = 0
  let high = watches.length
  while (low < high) {
    const middle = (low + high) >> 1
    const level = watches[middle]?.level ?? 0n
    const isFarther = added.rises ? level > added.level : level < added.level
    if (isFarther) low = middle + 1
    else high = middle
  }
  return low
}

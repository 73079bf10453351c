import { decimal } from '../../../shared/domain/decimal.ts'
import type { Category } from '../../../shared/domain/instrument.ts'
import type { FillRecord } from '../engine/order-records.ts'
import { Coalescer } from './coalescer.ts'
import type { FeedContext } from './feed-context.ts'
import { quoteAmount } from './quote-amount.ts'
import { type Feed, pushFrame, type Subscriber } from './subscriber.ts'

const COALESCE_MS = 1000

/**
 * Topic `liquidation` of one product line: nothing at first, then once a second the largest
 * liquidation of each symbol and side (Bitget page uta/websocket/public/Liquidation-Channel).
 */
export class LiquidationFeed implements Feed {
  readonly #context: FeedContext
  readonly #category: Category
  readonly #subscribers = new Set<Subscriber>()
  readonly #largest = new Map<string, FillRecord>()
  readonly #coalescer: Coalescer

  constructor(context: FeedContext, category: Category) {
    this.#context = context
    this.#category = category
    this.#coalescer = new Coalescer(COALESCE_MS, () => this.#flush(), context.scheduler)
  }

  join(subscriber: Subscriber): void {
    this.#subscribers.add(subscriber)
  }

  leave(subscriber: Subscriber): void {
    this.#subscribers.delete(subscriber)
    if (this.#subscribers.size > 0) return
    this.#coalescer.stop()
    this.#largest.clear()
  }

  onFill(fill: FillRecord): void {
    if (!isLiquidation(fill) || this.#subscribers.size === 0) return
    const name = `${fill.symbol} ${fill.positionSide}`
    const known = this.#largest.get(name)
    if (known !== undefined && decimal(quoteAmount(known)).gte(decimal(quoteAmount(fill)))) return
    this.#largest.set(name, fill)
    this.#coalescer.mark()
  }

  #flush(): void {
    const arg = { instType: this.#category.toLowerCase(), topic: 'liquidation' }
    const rows = [...this.#largest.values()].map(liquidationData)
    this.#largest.clear()
    const frame = pushFrame('update', arg, rows, this.#context.clock.nowMs())
    for (const subscriber of this.#subscribers) subscriber.send(frame)
  }
}

/** In whole or in part; who is deleveraged was not liquidated. */
function isLiquidation({ tradeSide }: FillRecord): boolean {
  return tradeSide !== null && /^(burst|reduce)_/.test(tradeSide)
}

/** `side` is that of the liquidated position: `buy` for a long. */
function liquidationData(fill: FillRecord) {
  return {
    symbol: fill.symbol,
    side: fill.positionSide === 'short' ? 'sell' : 'buy',
    price: fill.price,
    amount: quoteAmount(fill),
    ts: String(fill.atMs),
  }
}

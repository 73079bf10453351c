import type { AccountSettings, Balances } from '../../../shared/domain/balance.ts'
import { type Fill, isFinal, type Order } from '../../../shared/domain/order.ts'
import { type AdlRank, type Position, positionKey } from '../../../shared/domain/position.ts'
import type { StrategyOrder } from '../../../shared/domain/strategy-order.ts'
import type { AccountSnapshot, AccountUpdate } from '../../../shared/ipc/contract.ts'
import type { AccountReading } from './account-reading.ts'
import { mergeBalances } from './merge-balances.ts'
import { mergeFills } from './merge-fills.ts'
import { mergeOrders, openOnes, vanished } from './merge-orders.ts'
import { mergePositions, replacePositions } from './merge-positions.ts'
import { mergeStrategies, replaceStrategies, waitingOnes } from './merge-strategies.ts'

/** The part of an update that a change of the book makes; `null`: nothing changed. */
export type BookChange = Omit<AccountUpdate, 'sequence' | 'keySetId'> | null

type BookSnapshot = Omit<
  AccountSnapshot,
  'sequence' | 'state' | 'keySetId' | 'error' | 'pendingOrders'
>

/** What the stream told while REST was being read; taken when the reading begins. */
export interface ReadingMark {
  readonly orders: ReadonlyMap<string, Order>
  readonly strategies: ReadonlyMap<string, StrategyOrder>
  readonly positions: Set<string>
  readonly balances: { readonly balances: Balances; readonly kind: 'snapshot' | 'update' }[]
  /** A position snapshot came: the list that is being read is the older one. */
  allPositions: boolean
  /** They were changed and read anew: what is being read is older. */
  settings: boolean
}

/** One account's state, fed by the stream and by REST in any order. Knows no wire and no time. */
export class AccountBook {
  #orders: ReadonlyMap<string, Order> = new Map()
  #strategies: ReadonlyMap<string, StrategyOrder> = new Map()
  #mark: ReadingMark | null = null
  balances: Balances | null = null
  positions: ReadonlyArray<Position> = []
  fills: ReadonlyArray<Fill> = []
  settings: AccountSettings | null = null
  adlRanks: ReadonlyArray<AdlRank> = []

  /** All that is known. */
  snapshot(): BookSnapshot {
    const { balances, positions, adlRanks, fills, settings } = this
    const [openOrders, strategyOrders] = [this.openOrders(), this.strategyOrders()]
    return { balances, positions, openOrders, strategyOrders, adlRanks, fills, settings }
  }

  openOrders(): ReadonlyArray<Order> {
    return openOnes(this.#orders)
  }

  order(orderId: string): Order | null {
    return this.#orders.get(orderId) ?? null
  }

  /** Those that wait, newest first. */
  strategyOrders(): ReadonlyArray<StrategyOrder> {
    return waitingOnes(this.#strategies)
  }

  strategy(orderId: string): StrategyOrder | null {
    return this.#strategies.get(orderId) ?? null
  }

  applyStrategies(incoming: ReadonlyArray<StrategyOrder>): BookChange {
    const merged = mergeStrategies(this.#strategies, incoming)
    if (merged === this.#strategies) return null
    this.#strategies = merged
    return { strategyOrders: this.strategyOrders() }
  }

  applyAdlRanks(adlRanks: ReadonlyArray<AdlRank>): BookChange {
    if (adlRanks.length === 0 && this.adlRanks.length === 0) return null
    this.adlRanks = adlRanks
    return { adlRanks }
  }

  applyOrders(incoming: ReadonlyArray<Order>): BookChange {
    const merged = mergeOrders(this.#orders, incoming)
    this.#orders = merged.orders
    return merged.changed.length === 0 ? null : { orders: merged.changed }
  }

  applyFills(incoming: ReadonlyArray<Fill>): BookChange {
    const merged = mergeFills(this.fills, incoming)
    this.fills = merged.fills
    return merged.added.length === 0 ? null : { fills: merged.added }
  }

  applyBalances(balances: Balances, kind: 'snapshot' | 'update'): BookChange {
    this.#mark?.balances.push({ balances, kind })
    this.balances = kind === 'snapshot' ? balances : mergeBalances(this.balances, balances)
    return { balances: this.balances }
  }

  applyPositions(
    positions: ReadonlyArray<Position>,
    kind: 'snapshot' | 'update',
    ended: ReadonlyArray<string>,
  ): BookChange {
    for (const key of [...positions.map(positionKey), ...ended]) this.#mark?.positions.add(key)
    if (this.#mark !== null && kind === 'snapshot') this.#mark.allPositions = true
    this.positions =
      kind === 'snapshot' ? positions : mergePositions(this.positions, positions, ended)
    return { positions: this.positions }
  }

  applySettings(settings: AccountSettings): BookChange {
    if (this.#mark !== null) this.#mark.settings = true
    this.settings = settings
    return { settings }
  }

  /** Call before REST is asked, and pass the mark back with what it answered. */
  beginReading(): ReadingMark {
    const mark = {
      ...{ orders: this.#orders, strategies: this.#strategies },
      ...{ positions: new Set<string>(), balances: [] },
    }
    this.#mark = { ...mark, allPositions: false, settings: false }
    return this.#mark
  }

  /** Takes in a reading. `missing` are orders that ended unheard: ask for each. */
  endReading(
    mark: ReadingMark,
    reading: AccountReading,
  ): { readonly change: BookChange; readonly missing: ReadonlyArray<Order> } {
    this.#mark = null
    const missing = vanished(mark.orders, this.#orders, reading.openOrders)
    const orders = this.applyOrders(reading.openOrders)
    const fills = this.applyFills(reading.fills)
    const { strategies } = mark
    this.#strategies = replaceStrategies(strategies, this.#strategies, reading.strategyOrders)
    if (!mark.allPositions) {
      this.positions = replacePositions(this.positions, reading.positions, mark.positions)
    }
    if (reading.balances !== null) this.balances = mergedBalances(reading.balances, mark)
    if (reading.settings !== null && !mark.settings) this.settings = reading.settings
    const change = {
      ...orders,
      ...fills,
      positions: this.positions,
      strategyOrders: this.strategyOrders(),
      ...(this.balances === null ? {} : { balances: this.balances }),
      ...(this.settings === null ? {} : { settings: this.settings }),
    }
    return { change, missing }
  }

  /** The exchange does not know this order: `true` when it was shown as open. */
  forget(orderId: string): boolean {
    const order = this.#orders.get(orderId)
    if (order === undefined || isFinal(order.status)) return false
    const orders = new Map(this.#orders)
    orders.delete(orderId)
    this.#orders = orders
    return true
  }
}

/** What the stream told meanwhile is newer than what was read. */
function mergedBalances(read: Balances, mark: ReadingMark): Balances {
  return mark.balances.reduce(
    (known, told) =>
      told.kind === 'snapshot' ? told.balances : mergeBalances(known, told.balances),
    read,
  )
}

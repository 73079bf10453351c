import type { Result } from '../../shared/domain/error.ts'
import type { BatchOutcome, OrderOutcome } from '../../shared/ipc/outcome.ts'
import { aDraft } from '../helpers/builders.ts'
import { anExit, aTriggerDraft } from '../helpers/strategy-builders.ts'
import { BTC, type DeskUnderFaults } from './desk-under-faults.ts'
import type { Dice } from './dice.ts'
import { type Asked, markOf, triggerMark } from './verdict.ts'

/** Prices and sizes that no two orders of a run share, so that each can be told at the exchange. */
export class Names {
  #count: number
  readonly #low: number

  /** `last`: the price when the run began. `first`: where to go on after those of another desk. */
  constructor(last: number, first = 0) {
    this.#low = Math.round(last * 0.93)
    this.#count = first
  }

  /** Far below the market, one tick and more apart. */
  restingPrice(): string {
    this.#count += 1
    return (this.#low + this.#count).toFixed(1)
  }

  marketSize(): string {
    this.#count += 1
    return (0.001 + this.#count / 10_000).toFixed(4)
  }

  /** Above the market, so that a trigger there waits. */
  triggerPrice(): string {
    this.#count += 1
    return (this.#low * 1.5 + this.#count).toFixed(1)
  }
}

export interface Acting {
  readonly desk: DeskUnderFaults
  readonly names: Names
  readonly dice: Dice
  /** Every order that was ever asked for. */
  readonly asked: Asked[]
}

/** One thing a trader does. Resolves when the desk has answered. */
export type Action = (acting: Acting) => Promise<void>

const placeLimit: Action = async ({ desk, names, asked }) => {
  const draft = aDraft({ price: names.restingPrice(), quantity: '0.001' })
  const note = begin(asked, markOf(draft))
  conclude(note, await desk.trading.handlers['orders.submit'](draft, Date.now()))
}

const placeMarket: Action = async ({ desk, names, dice, asked }) => {
  const quantity = names.marketSize()
  const side = dice.pick(['buy', 'sell'] as const)
  const draft = aDraft({ side, orderType: 'market', price: null, quantity, timeInForce: 'ioc' })
  const note = begin(asked, markOf(draft))
  conclude(note, await desk.trading.handlers['orders.submit'](draft, Date.now()))
}

const placeBatch: Action = async ({ desk, names, dice, asked }) => {
  const drafts = Array.from({ length: dice.between(2, 4) }, () =>
    aDraft({ price: names.restingPrice(), quantity: '0.001' }),
  )
  const notes = drafts.map((draft) => begin(asked, markOf(draft)))
  const answer = await desk.trading.handlers['orders.submitBatch'](drafts, Date.now())
  concludeEach(notes, answer)
}

const placeTrigger: Action = async ({ desk, names, asked }) => {
  const price = names.triggerPrice()
  const draft = aTriggerDraft({ quantity: '0.001', trigger: anExit(price) })
  const note = begin(asked, triggerMark(price))
  conclude(note, await desk.trading.handlers['strategies.place'](draft, Date.now()))
}

const changeOrder: Action = async ({ desk, dice }) => {
  const [order] = desk.account.openOrders()
  if (order === undefined) return
  const quantity = `0.00${dice.between(2, 9)}`
  const change = { price: null, quantity, takeProfit: null, stopLoss: null }
  await desk.trading.handlers['orders.change'](order, change, Date.now())
}

const cancelOrder: Action = async ({ desk, dice }) => {
  const orders = desk.account.openOrders()
  if (orders.length === 0) return
  await desk.trading.handlers['orders.cancel'](dice.pick(orders), Date.now())
}

const cancelTrigger: Action = async ({ desk }) => {
  const [order] = desk.account.strategyOrders()
  if (order === undefined) return
  await desk.trading.handlers['strategies.cancel'](order, Date.now())
}

const cancelAll: Action = async ({ desk }) => {
  await desk.trading.handlers['orders.cancelAll'](BTC.category, BTC.symbol, Date.now())
}

const closePosition: Action = async ({ desk }) => {
  const [position] = desk.account.positions()
  if (position === undefined) return
  const reference = { ...BTC, side: position.side, marginMode: position.marginMode }
  await desk.trading.handlers['positions.close'](reference as never, Date.now())
}

const changeRoute: Action = async ({ desk }) => {
  desk.route = desk.route === 'rest' ? 'socket' : 'rest'
}

/** The more often one is listed, the more often it is done. */
export const ACTIONS: ReadonlyArray<Action> = [
  ...[placeLimit, placeLimit, placeLimit, placeMarket, placeMarket],
  ...[placeBatch, placeBatch, placeTrigger, placeTrigger],
  ...[changeOrder, cancelOrder, cancelOrder, cancelTrigger, cancelAll, closePosition],
  ...[changeRoute, changeRoute],
]

function begin(asked: Asked[], mark: string): Asked {
  const note: Asked = { mark, outcome: 'pending' }
  asked.push(note)
  return note
}

/** A desk that was killed meanwhile has said nothing. */
function conclude(note: Asked, answer: Result<OrderOutcome>): void {
  if (note.outcome === 'pending') note.outcome = answer.ok ? answer.value.kind : 'none'
}

function concludeEach(notes: ReadonlyArray<Asked>, answer: Result<BatchOutcome>): void {
  notes.forEach((note, index) => {
    if (note.outcome !== 'pending') return
    note.outcome = answer.ok ? (answer.value.items[index]?.kind ?? 'none') : 'none'
  })
}

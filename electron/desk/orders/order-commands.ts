import {
  type DeskError,
  fail,
  invalid,
  type Result,
  succeed,
} from '../../../shared/domain/error.ts'
import type { Order, OrderChange, OrderReference } from '../../../shared/domain/order.ts'
import type { BatchOutcome, OrderOutcome } from '../../../shared/ipc/outcome.ts'
import type { OrderChangeItem } from '../../../shared/ipc/trading-requests.ts'
import { checkBatch, checkBatchChange, firstOfItems } from '../../../shared/rules/batch-check.ts'
import type { OrderGuards } from '../guards/order-guards.ts'
import type { Answer, OrderAcknowledgement } from '../ports.ts'
import type { OrderEntry } from '../wire-ports.ts'
import { answersOfBatch } from './batch-answers.ts'
import { OrderLook } from './order-look.ts'
import {
  NO_ENTRY,
  type OrderAccount,
  type Schedule,
  type TradingSession,
} from './trading-session.ts'

export interface OrderCommandsOptions {
  readonly session: () => TradingSession | null
  readonly account: Pick<OrderAccount, 'findOrder' | 'mergeOrders' | 'reload'>
  readonly schedule: Schedule
  /** The first thing wrong with a change by the instrument's rules; `null`: nothing is. */
  readonly checkChange: (order: Order, change: OrderChange) => DeskError | null
  /** The user's own limits: the first that refuses these changes; `null`: none does. */
  readonly guard: OrderGuards['changes']
}

interface Passage {
  readonly session: TradingSession
  readonly entry: OrderEntry
}

/**
 * Commands about orders that exist. They end as orders do: accepted, rejected or unknown. "Not
 * found" may mean filled, so a refusal is answered after a look at the order itself.
 */
export class OrderCommands {
  readonly #options: OrderCommandsOptions
  readonly #look: OrderLook

  constructor(options: OrderCommandsOptions) {
    this.#options = options
    this.#look = new OrderLook(options)
  }

  async cancel(order: OrderReference, clickedAtMs: number): Promise<Result<OrderOutcome>> {
    const passage = this.#passage(() => null)
    if (!passage.ok) return passage
    const { session, entry } = passage.value
    const answer = await entry.cancelOrder(order, clickedAtMs)
    return succeed(await this.#conclude(session, order, answer, isCancelled))
  }

  /** 1 to 20 orders of one product line in one call; each ends by itself. */
  async cancelBatch(
    orders: ReadonlyArray<OrderReference>,
    clickedAtMs: number,
  ): Promise<Result<BatchOutcome>> {
    const passage = this.#passage(() => checkBatch(orders))
    if (!passage.ok) return passage
    const { session, entry } = passage.value
    const answer = await entry.cancelOrders(orders, clickedAtMs)
    return succeed({
      items: await Promise.all(
        answersOfBatch(orders, answer).map(([order, each]) =>
          this.#conclude(session, order, each, isCancelled),
        ),
      ),
    })
  }

  async change(
    order: OrderReference,
    change: OrderChange,
    clickedAtMs: number,
  ): Promise<Result<OrderOutcome>> {
    const passage = this.#passage(
      () =>
        this.#changeProblem({ order, change }) ??
        this.#guarded([{ order, change }], 'modify-order'),
    )
    if (!passage.ok) return passage
    const { session, entry } = passage.value
    const answer = await entry.changeOrder(order, change, clickedAtMs)
    return succeed(await this.#conclude(session, order, answer, isNever))
  }

  /** As `cancelBatch`. One that is wrong keeps all of them here. */
  async changeBatch(
    changes: ReadonlyArray<OrderChangeItem>,
    clickedAtMs: number,
  ): Promise<Result<BatchOutcome>> {
    const orders = changes.map(({ order }) => order)
    const each = (item: OrderChangeItem) =>
      checkBatchChange(item.change) ?? this.#changeProblem(item)
    const passage = this.#passage(
      () =>
        checkBatch(orders) ??
        firstOfItems(changes, each) ??
        this.#guarded(changes, 'batch-modify-order'),
    )
    if (!passage.ok) return passage
    const { session, entry } = passage.value
    const answer = await entry.changeOrders(changes, clickedAtMs)
    return succeed({
      items: await Promise.all(
        answersOfBatch(orders, answer).map(([order, one]) =>
          this.#conclude(session, order, one, isNever),
        ),
      ),
    })
  }

  #changeProblem({ order, change }: OrderChangeItem): DeskError | null {
    const known = this.#options.account.findOrder(order.orderId)
    return known === null ? invalid('not-found') : this.#options.checkChange(known, change)
  }

  #guarded(
    changes: ReadonlyArray<OrderChangeItem>,
    command: Parameters<OrderGuards['changes']>[1],
  ): DeskError | null {
    const { account, guard } = this.#options
    const items = changes.flatMap(({ order: { orderId }, change }) => {
      const order = account.findOrder(orderId)
      return order === null ? [] : [{ order, change }]
    })
    return guard(items, command)
  }

  #passage(check: () => DeskError | null): Result<Passage> {
    const session = this.#options.session()
    if (session === null) return fail(invalid('no-key'))
    const wrong = check()
    if (wrong !== null) return fail(wrong)
    const entry = session.entry()
    return entry === null ? fail(NO_ENTRY) : succeed({ session, entry })
  }

  async #conclude(
    session: TradingSession,
    reference: OrderReference,
    answer: Answer<OrderAcknowledgement>,
    isDone: (order: Order) => boolean,
  ): Promise<OrderOutcome> {
    const known = this.#options.account.findOrder(reference.orderId)
    // The answer to a batch may leave the name out.
    const named = answer.ok && answer.value.clientOid !== '' ? answer.value.clientOid : null
    const clientOid = named ?? known?.clientOid ?? ''
    const { requestId, roundTripMs, exchangeMs } = answer.request ?? NO_FIGURES
    const { orderId } = reference
    if (answer.ok) {
      return { kind: 'accepted', clientOid, orderId, requestId, roundTripMs, exchangeMs }
    }
    if (!answer.definite) {
      this.#look.later(session, { clientOid, orderId })
      return { kind: 'unknown', clientOid, requestId }
    }
    const names = { clientOid, orderId }
    const found = answer.error.kind === 'refused' ? await this.#look.at(session, names) : null
    if (found !== null && isDone(found)) {
      return { kind: 'accepted', clientOid, orderId, requestId, roundTripMs, exchangeMs }
    }
    return { kind: 'rejected', clientOid, error: answer.error, requestId }
  }
}

const NO_FIGURES = { requestId: null, roundTripMs: null, exchangeMs: null } as const

function isCancelled(order: Order): boolean {
  return order.status === 'cancelled'
}

/** The state of an order does not tell whether a change was taken. */
function isNever(): boolean {
  return false
}

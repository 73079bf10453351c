import {
  type DeskError,
  fail,
  invalid,
  type Result,
  succeed,
} from '../../../shared/domain/error.ts'
import type { Category } from '../../../shared/domain/instrument.ts'
import type { Order, OrderChange, OrderReference } from '../../../shared/domain/order.ts'
import type { CancelAllOutcome, OrderOutcome } from '../../../shared/ipc/outcome.ts'
import type { Answer, OrderAcknowledgement } from '../ports.ts'
import type { OrderAccount, Schedule, TradingSession } from './trading-session.ts'

export interface OrderCommandsOptions {
  readonly session: () => TradingSession | null
  readonly account: OrderAccount
  readonly schedule: Schedule
  /** The first thing wrong with a change by the instrument's rules; `null`: nothing is. */
  readonly checkChange: (order: Order, change: OrderChange) => DeskError | null
}

/** Waits before each look at an order whose command went unanswered, ms. */
const LOOKS_MS: ReadonlyArray<number> = [250, 1000, 4000, 15_000]

/**
 * Commands about orders that exist. They end as orders do: accepted, rejected or unknown. "Not
 * found" may mean filled, so a refusal is answered after a look at the order itself.
 */
export class OrderCommands {
  readonly #options: OrderCommandsOptions

  constructor(options: OrderCommandsOptions) {
    this.#options = options
  }

  async cancel(order: OrderReference, clickedAtMs: number): Promise<Result<OrderOutcome>> {
    const session = this.#options.session()
    if (session === null) return fail(invalid('no-key'))
    const answer = await session.rest.cancelOrder(order, clickedAtMs)
    return succeed(await this.#conclude(session, order, answer, isCancelled))
  }

  async change(
    order: OrderReference,
    change: OrderChange,
    clickedAtMs: number,
  ): Promise<Result<OrderOutcome>> {
    const session = this.#options.session()
    if (session === null) return fail(invalid('no-key'))
    const known = this.#options.account.findOrder(order.orderId)
    if (known === null) return fail(invalid('not-found'))
    const wrong = this.#options.checkChange(known, change)
    if (wrong !== null) return fail(wrong)
    const answer = await session.rest.changeOrder(order, change, clickedAtMs)
    return succeed(await this.#conclude(session, order, answer, () => false))
  }

  /** `null` symbol: the whole product line. */
  async cancelAll(
    category: Category | null,
    symbol: string | null,
    clickedAtMs: number,
  ): Promise<Result<CancelAllOutcome>> {
    const session = this.#options.session()
    if (session === null) return fail(invalid('no-key'))
    if (category === null) return fail({ kind: 'unavailable', reason: 'server-error' })
    const meant = this.#options.account
      .openOrders()
      .filter((order) => order.category === category)
      .filter((order) => symbol === null || order.symbol === symbol).length
    const answer = await session.rest.cancelSymbolOrders(category, symbol, clickedAtMs)
    const requestId = answer.request?.requestId ?? null
    if (answer.ok) return succeed({ ...answer.value, uncertain: 0, requestId, error: null })
    if (!answer.definite) this.#options.account.reload()
    return succeed({
      done: 0,
      failed: answer.definite ? meant : 0,
      uncertain: answer.definite ? 0 : meant,
      requestId,
      error: answer.error,
    })
  }

  async #conclude(
    session: TradingSession,
    reference: OrderReference,
    answer: Answer<OrderAcknowledgement>,
    isDone: (order: Order) => boolean,
  ): Promise<OrderOutcome> {
    const known = this.#options.account.findOrder(reference.orderId)
    const clientOid = (answer.ok ? answer.value.clientOid : known?.clientOid) ?? ''
    const { requestId, roundTripMs, exchangeMs } = answer.request ?? NO_FIGURES
    const { orderId } = reference
    if (answer.ok) {
      return { kind: 'accepted', clientOid, orderId, requestId, roundTripMs, exchangeMs }
    }
    if (!answer.definite) {
      this.#lookLater(session, clientOid, 0)
      return { kind: 'unknown', clientOid, requestId }
    }
    const found = answer.error.kind === 'refused' ? await this.#look(session, clientOid) : null
    if (found !== null && isDone(found)) {
      return { kind: 'accepted', clientOid, orderId, requestId, roundTripMs, exchangeMs }
    }
    return { kind: 'rejected', clientOid, error: answer.error, requestId }
  }

  /** Asks for the order and tells the account what it is now; `null`: no readable answer. */
  async #look(session: TradingSession, clientOid: string): Promise<Order | null> {
    if (clientOid === '') {
      this.#options.account.reload()
      return null
    }
    const answer = await session.rest.orderByClientOid(clientOid)
    if (!answer.ok || answer.value === null) return null
    this.#options.account.mergeOrders(session.keySetId, [answer.value])
    return answer.value
  }

  /** The stream may tell it earlier; a few looks make sure that somebody does. */
  #lookLater(session: TradingSession, clientOid: string, looked: number): void {
    const waitMs = LOOKS_MS[looked]
    if (waitMs === undefined) {
      this.#options.account.reload()
      return
    }
    this.#options.schedule(waitMs, () => {
      if (this.#options.session() !== session) return
      void this.#look(session, clientOid).then((order) => {
        if (order === null) this.#lookLater(session, clientOid, looked + 1)
      })
    })
  }
}

const NO_FIGURES = { requestId: null, roundTripMs: null, exchangeMs: null } as const

function isCancelled(order: Order): boolean {
  return order.status === 'cancelled'
}

import type { DecimalString } from '../../../shared/domain/decimal.ts'
import {
  type DeskError,
  fail,
  invalid,
  type Result,
  succeed,
} from '../../../shared/domain/error.ts'
import type {
  StrategyChange,
  StrategyOrder,
  StrategyReference,
} from '../../../shared/domain/strategy-order.ts'
import type { OrderOutcome } from '../../../shared/ipc/outcome.ts'
import type { OrderGuards } from '../guards/order-guards.ts'
import type { Schedule, TradingSession } from '../orders/trading-session.ts'
import type { Answer } from '../ports.ts'
import { findStrategy } from './find-strategy.ts'
import { isStrategyGone } from './list-strategies.ts'
import type { StrategyAccount } from './strategy-account.ts'

export interface StrategyCommandsOptions {
  readonly session: () => TradingSession | null
  readonly account: StrategyAccount
  readonly schedule: Schedule
  /** Unix ms. */
  readonly now: () => number
  /** The first thing wrong with a change by the rules; `null`: nothing is. */
  readonly checkChange: (order: StrategyOrder, change: StrategyChange) => DeskError | null
  /** The user's own limits: the first that refuses; `null`: none does. */
  readonly guard: OrderGuards['strategyChange']
}

/** Waits before each look at one whose command went unanswered, ms. */
const LOOKS_MS: ReadonlyArray<number> = [250, 2000, 15_000]

/** Commands about strategy orders that exist; they end accepted, rejected or unknown. */
export class StrategyCommands {
  readonly #options: StrategyCommandsOptions

  constructor(options: StrategyCommandsOptions) {
    this.#options = options
  }

  async change(
    reference: StrategyReference,
    change: StrategyChange,
    clickedAtMs: number,
  ): Promise<Result<OrderOutcome>> {
    const session = this.#options.session()
    if (session === null) return fail(invalid('no-key'))
    const known = this.#options.account.findStrategy(reference.orderId)
    if (known === null) return fail(invalid('not-found'))
    const { checkChange, guard } = this.#options
    const wrong = checkChange(known, change) ?? guard(known, change)
    if (wrong !== null) return fail(wrong)
    const named = { ...change, quantity: change.quantity ?? quantityOf(known) }
    const answer = await session.rest.changeStrategy(reference, named, clickedAtMs)
    return succeed(await this.#conclude(session, reference, answer, isNever))
  }

  async cancel(reference: StrategyReference, clickedAtMs: number): Promise<Result<OrderOutcome>> {
    const session = this.#options.session()
    if (session === null) return fail(invalid('no-key'))
    const answer = await session.rest.cancelStrategy(reference, clickedAtMs)
    return succeed(await this.#conclude(session, reference, answer, isCancelled))
  }

  /** "Could not be found" may mean that it was reached: a look tells before that is answered. */
  async #conclude(
    session: TradingSession,
    reference: StrategyReference,
    answer: Answer<unknown>,
    isDone: (order: StrategyOrder) => boolean,
  ): Promise<OrderOutcome> {
    const known = this.#options.account.findStrategy(reference.orderId)
    const clientOid = known?.clientOid ?? ''
    const { requestId, roundTripMs, exchangeMs } = answer.request ?? NO_FIGURES
    const { orderId } = reference
    if (answer.ok) {
      return { kind: 'accepted', clientOid, orderId, requestId, roundTripMs, exchangeMs }
    }
    if (!answer.definite) {
      this.#lookLater(session, reference, known, 0)
      return { kind: 'unknown', clientOid, requestId }
    }
    const found = isStrategyGone(answer) ? await this.#look(session, reference, known) : null
    if (found !== null && isDone(found)) {
      return { kind: 'accepted', clientOid, orderId, requestId, roundTripMs, exchangeMs }
    }
    return { kind: 'rejected', clientOid, error: answer.error, requestId }
  }

  /** Looks for it and tells the account what it is now; `null`: no readable answer, or not there. */
  async #look(
    session: TradingSession,
    { category, symbol, orderId }: StrategyReference,
    known: StrategyOrder | null,
  ): Promise<StrategyOrder | null> {
    const isIt = (order: StrategyOrder) => order.orderId === orderId
    const wanted = { category, symbol, isIt, notBeforeMs: known?.createdAtMs ?? 0 }
    const answer = await findStrategy(session.rest, wanted, this.#options.now())
    if (!answer.ok) return null
    if (answer.value === null) this.#options.account.reload()
    else this.#options.account.mergeStrategies(session.keySetId, [answer.value])
    return answer.value
  }

  #lookLater(
    session: TradingSession,
    reference: StrategyReference,
    known: StrategyOrder | null,
    looked: number,
  ): void {
    const waitMs = LOOKS_MS[looked]
    if (waitMs === undefined) {
      this.#options.account.reload()
      return
    }
    this.#options.schedule(waitMs, () => {
      if (this.#options.session() !== session) return
      void this.#look(session, reference, known).then((order) => {
        if (order === null) this.#lookLater(session, reference, known, looked + 1)
      })
    })
  }
}

const NO_FIGURES = { requestId: null, roundTripMs: null, exchangeMs: null } as const

/** A change must name a quantity, the one that stands too; of a whole position there is none (page "Modify Strategy Order"). */
function quantityOf(known: StrategyOrder): DecimalString | null {
  return known.mode === 'full' ? null : known.quantity
}

function isCancelled(order: StrategyOrder): boolean {
  return order.status === 'cancelled'
}

/** That it waits does not tell whether a change was taken. */
function isNever(): boolean {
  return false
}

import {
  type DeskError,
  fail,
  invalid,
  type Result,
  succeed,
} from '../../../shared/domain/error.ts'
import type { OrderDraft } from '../../../shared/domain/order.ts'
import {
  type Position,
  type PositionReference,
  positionKey,
} from '../../../shared/domain/position.ts'
import type { BatchOutcome, OrderOutcome } from '../../../shared/ipc/outcome.ts'
import type { OrderGuards } from '../guards/order-guards.ts'
import type { OrderAccount, TradingSession } from '../orders/trading-session.ts'
import type { Answer, Clock } from '../ports.ts'
import type { BatchItem } from '../wire-ports.ts'
import { reversalOrders } from './reversal.ts'

export interface PositionCommandsOptions {
  readonly session: () => TradingSession | null
  readonly account: Pick<OrderAccount, 'settings' | 'reload'> & {
    positions(): ReadonlyArray<Position>
  }
  /** The ordinary way of an order. */
  readonly submit: (draft: OrderDraft, clickedAtMs: number) => Promise<Result<OrderOutcome>>
  /** The user's own limits: the first that refuses these orders; `null`: none does. */
  readonly guard: OrderGuards['orders']
  readonly clock: Pick<Clock, 'monotonic'>
}

/** The stream tells what a market order did long before; then what stands is what there is. */
const TOLD_WITHIN_MS = 5000

interface Reversed {
  readonly position: Position
  /** Monotonic ms. */
  readonly at: number
}

/** Closes and reverses positions at market. */
export class PositionCommands {
  readonly #options: PositionCommandsOptions
  /** What each position was when an order to reverse it was last taken, by session. */
  readonly #reversed = new WeakMap<TradingSession, Map<string, Reversed>>()

  constructor(options: PositionCommandsOptions) {
    this.#options = options
  }

  /**
   * The whole position. The exchange names the closing order, so a lost answer cannot be asked
   * after by name: the account is read again and shows whether the position is still there.
   */
  async close(reference: PositionReference, clickedAtMs: number): Promise<Result<OrderOutcome>> {
    const session = this.#options.session()
    if (session === null) return fail(invalid('no-key'))
    const answer = await session.rest.closePositions(reference.category, reference, clickedAtMs)
    const outcome = outcomeOfClose(answer)
    if (outcome.kind !== 'accepted') this.#options.account.reload()
    return succeed(outcome)
  }

  /**
   * The orders that it took, in the order sent. `fail`: nothing was sent. When the second of two is
   * held back by a rule the first has gone: it stands as rejected beside it.
   */
  async reverse(reference: PositionReference, clickedAtMs: number): Promise<Result<BatchOutcome>> {
    const { account, session, submit } = this.#options
    const began = session()
    if (began === null) return fail(invalid('no-key'))
    const position = account.positions().find((row) => positionKey(row) === positionKey(reference))
    if (position === undefined) return fail(invalid('not-found'))
    if (this.#isOfBefore(began, position)) return fail(invalid('duplicate-submit'))
    const settings = account.settings()
    if (settings === null) {
      return fail(invalid('missing-permission', null, { permission: 'manage-read' }))
    }
    const drafts = reversalOrders(position, settings.holdMode)
    // Of two orders the first closes and always passes: a second that may not go would leave half.
    const wrong = this.#options.guard(drafts, 'place-order')
    if (wrong !== null) return fail(wrong)
    const items: OrderOutcome[] = []
    for (const draft of drafts) {
      // The second order stays with the key set that sent the first: another has another account.
      const result = session() === began ? await submit(draft, clickedAtMs) : fail(KEY_CHANGED)
      if (!result.ok && items.length === 0) return result
      const outcome: OrderOutcome = result.ok
        ? result.value
        : { kind: 'rejected', clientOid: '', error: result.error, requestId: null }
      items.push(outcome)
      if (outcome.kind !== 'accepted') break
      this.#noteReversed(began, position)
    }
    return succeed({ items })
  }

  /** Twice its size has gone against it: once more would open as much again on the other side. */
  #isOfBefore(session: TradingSession, position: Position): boolean {
    const last = this.#reversed.get(session)?.get(positionKey(position))
    if (last === undefined || last.position.updatedAtMs !== position.updatedAtMs) return false
    return this.#options.clock.monotonic() - last.at < TOLD_WITHIN_MS
  }

  #noteReversed(session: TradingSession, position: Position): void {
    const known = this.#reversed.get(session) ?? new Map<string, Reversed>()
    known.set(positionKey(position), { position, at: this.#options.clock.monotonic() })
    this.#reversed.set(session, known)
  }
}

/** Several closing orders are one outcome: not known when one is not, else the worst of them. */
export function outcomeOfClose(answer: Answer<ReadonlyArray<BatchItem>>): OrderOutcome {
  const { requestId, roundTripMs, exchangeMs } = answer.request ?? NO_FIGURES
  if (!answer.ok) {
    return answer.definite
      ? { kind: 'rejected', clientOid: '', error: answer.error, requestId }
      : { kind: 'unknown', clientOid: '', requestId }
  }
  if (answer.value.some((item) => !item.ok && !item.definite)) {
    return { kind: 'unknown', clientOid: '', requestId }
  }
  const bad = answer.value.find((item) => !item.ok)
  if (bad !== undefined && !bad.ok) {
    const error = { kind: 'refused', code: bad.code, message: bad.message } as const
    return { kind: 'rejected', clientOid: '', error, requestId }
  }
  const first = answer.value.find((item) => item.ok)
  if (first === undefined) {
    return { kind: 'rejected', clientOid: '', error: invalid('not-found'), requestId }
  }
  const { orderId, clientOid } = first
  return { kind: 'accepted', clientOid, orderId, requestId, roundTripMs, exchangeMs }
}

const KEY_CHANGED: DeskError = { kind: 'unavailable', reason: 'cancelled' }

const NO_FIGURES = { requestId: null, roundTripMs: null, exchangeMs: null } as const

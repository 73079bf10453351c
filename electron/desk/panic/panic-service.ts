import { fail, invalid, type Result, succeed } from '../../../shared/domain/error.ts'
import type { Category } from '../../../shared/domain/instrument.ts'
import type { PanicAction, PanicOutcome } from '../../../shared/domain/panic.ts'
import type { Position } from '../../../shared/domain/position.ts'
import type { CancelAllOutcome } from '../../../shared/ipc/outcome.ts'
import type { TradingSession } from '../orders/trading-session.ts'
import { type CancelPorts, cancelEverything } from './cancel-everything.ts'
import { closeEverything } from './close-everything.ts'
import type { Tally } from './counts.ts'

export interface PanicServicePorts extends CancelPorts {
  readonly session: () => TradingSession | null
  readonly account: CancelPorts['account'] & {
    positions(): ReadonlyArray<Position>
    /** Reads everything again, because an answer about many orders was lost. */
    reload(): void
  }
}

const EVERYTHING = { category: null, symbol: null } as const

/**
 * Cancels and closes in bulk. No guard, no rule and no duplicate check stands in its way: a key is
 * all it needs. It goes over REST whatever the settings say, for these calls have no other way.
 */
export class PanicService {
  readonly #ports: PanicServicePorts

  constructor(ports: PanicServicePorts) {
    this.#ports = ports
  }

  /** First every order, then every position, as far as each is asked for. */
  async run(action: PanicAction, clickedAtMs: number): Promise<Result<PanicOutcome>> {
    const session = this.#ports.session()
    if (session === null) return fail(invalid('no-key'))
    const cancelled =
      action === 'flatten'
        ? null
        : await cancelEverything(this.#ports, session, EVERYTHING, clickedAtMs)
    const closed =
      action === 'cancel' ? null : await closeEverything(this.#ports, session, clickedAtMs)
    this.#lookAgain([cancelled, closed])
    return succeed({
      cancelled: cancelled?.counts ?? null,
      closed: closed?.counts ?? null,
      errors: [...(cancelled?.errors ?? []), ...(closed?.errors ?? [])],
    })
  }

  /** `null` category: everything. `null` symbol: the whole product line. */
  async cancelAll(
    category: Category | null,
    symbol: string | null,
    clickedAtMs: number,
  ): Promise<Result<CancelAllOutcome>> {
    const session = this.#ports.session()
    if (session === null) return fail(invalid('no-key'))
    if (category === null && symbol !== null) return fail(invalid('malformed', 'symbol'))
    const scope = { category, symbol }
    const tally = await cancelEverything(this.#ports, session, scope, clickedAtMs)
    this.#lookAgain([tally])
    return succeed({
      ...tally.counts,
      requestId: tally.requestId,
      error: tally.errors[0] ?? null,
    })
  }

  #lookAgain(tallies: ReadonlyArray<Tally | null>): void {
    const isUnsure = tallies.some((tally) => tally !== null && tally.errors.length > 0)
    if (isUnsure) this.#ports.account.reload()
  }
}

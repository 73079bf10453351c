import type { PositionTier } from '../../shared/domain/balance.ts'
import { fail, type Result, succeed } from '../../shared/domain/error.ts'
import { type InstrumentKey, instrumentId, isFutures } from '../../shared/domain/instrument.ts'
import type { TierRest } from './wire-ports.ts'

/** Tiers of maintenance margin by instrument, kept until the environment changes. */
export class TierCache {
  readonly #kept = new Map<string, ReadonlyArray<PositionTier>>()

  /** Smallest first. Spot and margin hold no positions: empty, and nobody is asked. */
  async read(rest: TierRest, key: InstrumentKey): Promise<Result<ReadonlyArray<PositionTier>>> {
    if (!isFutures(key.category)) return succeed([])
    const known = this.#kept.get(instrumentId(key))
    if (known !== undefined) return succeed(known)
    const answer = await rest.positionTiers(key)
    if (!answer.ok) return fail(answer.error)
    this.#kept.set(instrumentId(key), answer.value)
    return succeed(answer.value)
  }
}

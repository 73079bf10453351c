import type { CoinCollateral, CoinDiscount, PositionTier } from '../../../shared/domain/balance.ts'
import { fail, type Result, succeed } from '../../../shared/domain/error.ts'
import { type InstrumentKey, instrumentId, isFutures } from '../../../shared/domain/instrument.ts'
import type { TierRest } from '../wire-ports.ts'

/** What margin goes by, kept until the environment changes. */
export class MarginCache {
  readonly #tiers = new Map<string, ReadonlyArray<PositionTier>>()
  readonly #debtTiers = new Map<string, ReadonlyArray<PositionTier>>()
  #discounts: ReadonlyArray<CoinDiscount> | null = null

  /** Smallest first. Spot and margin hold no positions: empty, and nobody is asked. */
  async tiers(rest: TierRest, key: InstrumentKey): Promise<Result<ReadonlyArray<PositionTier>>> {
    if (!isFutures(key.category)) return succeed([])
    const known = this.#tiers.get(instrumentId(key))
    if (known !== undefined) return succeed(known)
    const answer = await rest.positionTiers(key)
    if (!answer.ok) return fail(answer.error)
    this.#tiers.set(instrumentId(key), answer.value)
    return succeed(answer.value)
  }

  async collateral(rest: TierRest, coin: string): Promise<Result<CoinCollateral>> {
    if (this.#discounts === null) {
      const answer = await rest.discounts()
      if (!answer.ok) return fail(answer.error)
      this.#discounts = answer.value
    }
    const steps = this.#discounts.find((one) => one.coin === coin)?.steps ?? []
    const known = this.#debtTiers.get(coin)
    if (known !== undefined) return succeed({ steps, debtTiers: known })
    const answer = await rest.debtTiers(coin)
    // A coin that is not lent is refused; what a debt of it must keep is then nobody's figure.
    if (!answer.ok && answer.error.kind !== 'refused') return fail(answer.error)
    const debtTiers = answer.ok ? answer.value : []
    this.#debtTiers.set(coin, debtTiers)
    return succeed({ steps, debtTiers })
  }
}

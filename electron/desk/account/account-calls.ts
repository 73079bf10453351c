import type {
  AccountSettings,
  FeeRates,
  HoldMode,
  LeverageTarget,
  SymbolFeeRates,
} from '../../../shared/domain/balance.ts'
import { decimal, parseDecimal } from '../../../shared/domain/decimal.ts'
import {
  type DeskError,
  fail,
  invalid,
  type Result,
  succeed,
} from '../../../shared/domain/error.ts'
import {
  type Category,
  type Instrument,
  type InstrumentKey,
  instrumentId,
} from '../../../shared/domain/instrument.ts'
import type { Answer, PrivateRest } from '../ports.ts'

export interface AccountCallsPorts {
  readonly account: {
    rest(): PrivateRest | null
    /** Another object with each reading. */
    settings(): AccountSettings | null
    takeSettings(rest: PrivateRest, settings: AccountSettings): void
    reload(): void
  }
  /** `null`: not loaded, or not listed. */
  readonly instrument: (key: InstrumentKey) => Instrument | null
}

/** Questions about the account of the key in use, and changes of its settings. */
export class AccountCalls {
  readonly #ports: AccountCallsPorts
  /** Rates by instrument, of one key set: the exchange allows three such questions a second. */
  readonly #rates = new WeakMap<PrivateRest, Map<string, FeeRates>>()

  /** Changes of the position mode under way. */
  #modeChanges = 0
  /** Read before a change whose answer was lost: they may tell the mode of before. */
  #doubtful: AccountSettings | null = null

  constructor(ports: AccountCallsPorts) {
    this.#ports = ports
  }

  /** Kept until the key set changes. */
  async feeRates(instrument: InstrumentKey): Promise<Result<FeeRates>> {
    const rest = this.#ports.account.rest()
    if (rest === null) return fail(invalid('no-key'))
    const kept = this.#rates.get(rest) ?? new Map<string, FeeRates>()
    this.#rates.set(rest, kept)
    const known = kept.get(instrumentId(instrument))
    if (known !== undefined) return succeed(known)
    const answer = await rest.feeRates(instrument)
    if (!answer.ok) return fail(answer.error)
    kept.set(instrumentId(instrument), answer.value)
    return succeed(answer.value)
  }

  allFeeRates(category: Category): Promise<Result<ReadonlyArray<SymbolFeeRates>>> {
    return this.#ask((rest) => rest.allFeeRates(category))
  }

  /**
   * Answers with the settings read anew: the exchange's word, not ours. `null`: it is done, and they
   * could not be read; so for the hold mode.
   */
  async setLeverage(
    key: InstrumentKey,
    leverage: string,
    target: LeverageTarget,
  ): Promise<Result<AccountSettings | null>> {
    const instrument = this.#ports.instrument(key)
    const wrong = leverageProblem(key, instrument, leverage)
    if (wrong !== null) return fail(wrong)
    const coin = key.category === 'MARGIN' ? (instrument?.quoteCoin ?? null) : null
    return this.#change((rest) => rest.setLeverage(key, leverage, target, coin))
  }

  /** Of the whole account. The exchange refuses it while positions or orders are open. */
  async setHoldMode(mode: HoldMode): Promise<Result<AccountSettings | null>> {
    this.#modeChanges += 1
    let isKnown = false
    try {
      const changed = await this.#change((rest) => rest.setHoldMode(mode))
      // Done, and not read back: the settings at hand are of before.
      isKnown = changed.ok ? changed.value !== null : isRefusal(changed.error)
      return changed
    } finally {
      this.#modeChanges -= 1
      if (!isKnown) this.#doubtful = this.#ports.account.settings()
    }
  }

  /**
   * The settings for the guards; `null` while nobody knows the position mode. Threat: a page that is
   * hostile changes it, and sends at the same time what closes in the one mode and opens in the other.
   */
  settledSettings(): AccountSettings | null {
    const settings = this.#ports.account.settings()
    return this.#modeChanges > 0 || settings === this.#doubtful ? null : settings
  }

  async deduction(): Promise<Result<{ readonly on: boolean }>> {
    const answer = await this.#ask((rest) => rest.deduction())
    return answer.ok ? succeed({ on: answer.value }) : answer
  }

  async setDeduction(on: boolean): Promise<Result<{ readonly on: boolean }>> {
    const answer = await this.#ask((rest) => rest.setDeduction(on))
    return answer.ok ? succeed({ on }) : answer
  }

  async #change(
    change: (rest: PrivateRest) => Promise<Answer<null>>,
  ): Promise<Result<AccountSettings | null>> {
    const { account } = this.#ports
    const rest = account.rest()
    if (rest === null) return fail(invalid('no-key'))
    const answer = await change(rest)
    if (!answer.ok) {
      // It may have happened all the same: what is shown must be what is.
      if (!answer.definite) account.reload()
      return fail(answer.error)
    }
    const settings = await rest.accountSettings()
    if (!settings.ok) {
      account.reload()
      return succeed(null)
    }
    account.takeSettings(rest, settings.value)
    return succeed(settings.value)
  }

  async #ask<T>(ask: (rest: PrivateRest) => Promise<Answer<T>>): Promise<Result<T>> {
    const rest = this.#ports.account.rest()
    if (rest === null) return fail(invalid('no-key'))
    const answer = await ask(rest)
    return answer.ok ? succeed(answer.value) : fail(answer.error)
  }
}

/** The exchange said no, or nothing was asked: all is as it was. */
function isRefusal({ kind }: DeskError): boolean {
  return kind === 'refused' || kind === 'unauthorised' || kind === 'invalid'
}

/**
 * What is wrong with a leverage. Less than 1 is none, whatever the instrument says; a highest that the
 * exchange does not tell is left to it. An instrument that is not known is refused, as its orders are.
 */
export function leverageProblem(
  key: InstrumentKey,
  instrument: Instrument | null,
  leverage: string,
): DeskError | null {
  if (key.category === 'SPOT') return invalid('margin-mode-spot', 'leverage')
  if (instrument === null) return invalid('unknown-instrument', 'symbol', { symbol: key.symbol })
  const value = parseDecimal(leverage)
  if (value === null) return invalid('not-a-number', 'leverage')
  if (value.lte(0)) return invalid('not-positive', 'leverage')
  const minimum = instrument.minLeverage ?? '1'
  const maximum = instrument.maxLeverage
  const isTooHigh = maximum !== null && value.gt(decimal(maximum))
  if (value.gte(decimal(minimum)) && !isTooHigh) return null
  return invalid('leverage-range', 'leverage', {
    minimum,
    ...(maximum === null ? {} : { maximum }),
  })
}

import type { Dice } from './dice.ts'
import {
  type FaultCounts,
  type FaultKind,
  FRAME_FAULTS,
  type FrameFault,
  REST_FAULTS,
  type RestFault,
} from './fault-kinds.ts'
import type { FaultChoice } from './fault-proxy.ts'

const SILENT_SHARE = 0.15

/** Which faults a run has, how often each strikes, and how often each did. */
export class FaultSchedule implements FaultChoice {
  readonly #dice: Dice
  readonly #counts: FaultCounts
  readonly #rest: ReadonlyArray<RestFault>
  readonly #frames: ReadonlyArray<FrameFault>
  readonly #restShare: number
  readonly #isOrdersOnly: boolean
  readonly #isSilent: boolean
  readonly #frameShare: number
  /** A private frame that is missing shows only when the account is read again. */
  hasLostPrivateFrame = false
  #isOn = false

  /**
   * `only`: these and no others strike, often, and nothing but orders that are placed. The private
   * stream is silent then, as in a share of all runs: else its news of an order is there before
   * anybody misses the answer.
   */
  constructor(dice: Dice, counts: FaultCounts, only: ReadonlyArray<RestFault> | null) {
    this.#dice = dice
    this.#counts = counts
    const some = <T>(kinds: ReadonlyArray<T>) => kinds.filter(() => dice.chance(0.35))
    this.#isOrdersOnly = only !== null
    this.#isSilent = only !== null || dice.chance(SILENT_SHARE)
    this.#rest = only ?? some(REST_FAULTS)
    this.#frames = only === null ? some(FRAME_FAULTS) : []
    this.#restShare = only === null ? dice.pick([0.05, 0.15, 0.4]) : 0.4
    this.#frameShare = dice.pick([0.01, 0.05, 0.15])
  }

  begin(): void {
    this.#isOn = true
  }

  end(): void {
    this.#isOn = false
  }

  count(kind: FaultKind): void {
    this.#counts[kind] += 1
  }

  rest(path: string): RestFault | null {
    if (this.#isOrdersOnly && !path.includes('/trade/place')) return null
    if (!this.#isOn || this.#rest.length === 0 || !this.#dice.chance(this.#restShare)) return null
    const fault = this.#dice.pick(this.#rest)
    this.count(fault)
    return fault
  }

  frame(isPrivate: boolean): FrameFault | null {
    if (this.#isSilent && isPrivate) return this.#isOn ? this.#missing() : null
    if (!this.#isOn || this.#frames.length === 0 || !this.#dice.chance(this.#frameShare))
      return null
    const fault = this.#dice.pick(this.#frames)
    this.count(fault)
    if (isPrivate && fault === 'frame-missing') this.hasLostPrivateFrame = true
    return fault
  }

  #missing(): FrameFault {
    this.count('frame-missing')
    this.hasLostPrivateFrame = true
    return 'frame-missing'
  }
}

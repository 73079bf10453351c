import type { ClockOffset } from '../../../shared/domain/timing.ts'
import type { WallClock } from './wall-clock.ts'

/** One request, seen from both clocks. Local times are Unix ms with decimals. */
export interface ClockSample {
  readonly sentAtMs: number
  readonly receivedAtMs: number
  /** When the exchange took it and when it let it go; equal when only one time is known. */
  readonly acceptAtMs: number
  readonly completeAtMs: number
  /** Resolution of the exchange's times, ms: what was cut off may be that much. */
  readonly resolutionMs: number
}

const WINDOW_MS = 300_000
const MOST_SAMPLES = 64
/** Beyond this the machine's clock was set, or it slept: older samples mean nothing. */
const JUMP_MS = 250

interface Measured extends ClockOffset {
  readonly networkMs: number
}

/**
 * Exchange clock minus this machine's clock, from the sample with the smallest network share in a
 * sliding window of five minutes. Half that share bounds the error, whatever the route was like.
 */
export class ExchangeClock {
  readonly #clock: WallClock
  #samples: Measured[] = []
  /** Of the samples, found when asked for; `null`: look. */
  #best: Measured | null = null
  #drift: number

  constructor(clock: WallClock) {
    this.#clock = clock
    this.#drift = clock.now() - clock.monotonic()
  }

  /**
   * A request that has just been answered. Impossible samples (the exchange took longer than the
   * whole trip) are not used, nor is one that did not end at this moment of the wall clock: it began
   * before that clock was set, and its offset is from the time before.
   */
  add(sample: ClockSample): void {
    this.#forgetAfterJump()
    if (Math.abs(this.#clock.now() - sample.receivedAtMs) > JUMP_MS) return
    const measured = measure(sample)
    if (measured === null) return
    this.#samples.push(measured)
    if (this.#samples.length > MOST_SAMPLES && this.#samples.shift() === this.#best) {
      this.#best = null
    }
    if (this.#best !== null && measured.networkMs <= this.#best.networkMs) this.#best = measured
  }

  /** `null` until a sample came in, and after the machine's clock was set. */
  offset(): ClockOffset | null {
    const best = this.#bestSample()
    if (best === null) return null
    return { offsetMs: best.offsetMs, boundMs: best.boundMs, sampledAtMs: best.sampledAtMs }
  }

  /** The exchange's time now, whole Unix ms: what a request is signed with. */
  now(): number {
    return Math.round(this.#clock.now() + (this.#bestSample()?.offsetMs ?? 0))
  }

  #bestSample(): Measured | null {
    this.#forgetAfterJump()
    const oldest = this.#clock.now() - WINDOW_MS
    if (this.#best !== null && this.#best.sampledAtMs >= oldest) return this.#best
    this.#best = null
    for (const sample of this.#samples) {
      if (sample.sampledAtMs < oldest) continue
      if (this.#best === null || sample.networkMs <= this.#best.networkMs) this.#best = sample
    }
    return this.#best
  }

  #forgetAfterJump(): void {
    const drift = this.#clock.now() - this.#clock.monotonic()
    if (Math.abs(drift - this.#drift) > JUMP_MS) {
      this.#samples = []
      this.#best = null
    }
    this.#drift = drift
  }
}

function measure(sample: ClockSample): Measured | null {
  const roundTripMs = sample.receivedAtMs - sample.sentAtMs
  const networkMs = roundTripMs - (sample.completeAtMs - sample.acceptAtMs)
  if (!Number.isFinite(networkMs) || networkMs < 0 || sample.completeAtMs < sample.acceptAtMs) {
    return null
  }
  const outward = sample.acceptAtMs - sample.sentAtMs
  const inward = sample.completeAtMs - sample.receivedAtMs
  return {
    offsetMs: (outward + inward) / 2,
    boundMs: networkMs / 2 + sample.resolutionMs,
    sampledAtMs: sample.receivedAtMs,
    networkMs,
  }
}

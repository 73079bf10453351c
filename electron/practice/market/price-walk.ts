import type { SetPrices } from '../engine/market-commands.ts'
import type { TickerView } from '../engine/queries.ts'
import type { Random } from '../engine/random.ts'
import type { PracticeInstrument } from './instrument-row.ts'

// What a coin is "worth" in the made-up market. Floating point is right here: this is chance, not
// money; whatever leaves this file is a text on the tick.

/** Typical move in one step (a tenth of a second), as a share of the price. */
const STEP_VOLATILITY = 0.000015
const FUNDING_MEAN = 0.0001
const FUNDING_LIMIT = 0.003

export class PriceWalk {
  #price: number
  #drift = 0
  #premium = 0
  #funding = FUNDING_MEAN
  readonly #random: Random
  readonly #volatility: number

  /** `liveliness` 1 moves like a coin; a stable coin moves far less. */
  constructor(start: number, random: Random, liveliness = 1) {
    this.#volatility = STEP_VOLATILITY * liveliness
    this.#price = start
    this.#random = random
  }

  get price(): number {
    return this.#price
  }

  step(): void {
    // Moods that last: a drift that comes and goes over a minute or so.
    this.#drift = this.#drift * 0.998 + this.#random.normal() * this.#volatility * 0.002
    this.#price *= 1 + this.#drift + this.#random.normal() * this.#volatility
    this.#premium = this.#premium * 0.995 + this.#random.normal() * 0.000005
    const pull = (FUNDING_MEAN - this.#funding) * 0.0005
    this.#funding = clamp(this.#funding + pull + this.#random.normal() * 0.0000005)
  }

  /** Index from the walk; mark between index and what the book says. */
  prices(instrument: PracticeInstrument, ticker: TickerView | null, atMs: number): SetPrices {
    const decimals = Number(instrument.row.pricePrecision) + 1
    const last = ticker === null ? this.#price : Number(ticker.lastPrice)
    const mark = this.#price * (1 + this.#premium) * 0.8 + last * 0.2
    return {
      kind: 'set-prices',
      atMs,
      instrument: { category: instrument.category, symbol: instrument.symbol },
      indexPrice: this.#price.toFixed(decimals),
      markPrice: mark.toFixed(decimals),
      fundingRate: this.#funding.toFixed(6),
    }
  }
}

function clamp(rate: number): number {
  return Math.min(FUNDING_LIMIT, Math.max(-FUNDING_LIMIT, rate))
}

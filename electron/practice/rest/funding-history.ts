import type { EngineEvent, PricesChanged } from '../engine/events.ts'
import type { Engine } from '../engine/queries.ts'
import type { FundingSettled } from './futures-market-routes.ts'

const MOST_KEPT = 20_000

interface Running {
  readonly rate: string
  readonly nextAtMs: number
}

/** Remembers the rate at each funding time that passes while the exchange runs. */
export class FundingHistory {
  readonly #engine: Engine
  readonly #running = new Map<string, Running>()
  readonly #settled = new Map<string, FundingSettled[]>()

  constructor(engine: Engine) {
    this.#engine = engine
  }

  /** Newest first. */
  of(symbol: string): ReadonlyArray<FundingSettled> {
    return this.#settled.get(symbol) ?? []
  }

  onEvents(events: ReadonlyArray<EngineEvent>): void {
    for (const event of events) {
      if (event.kind === 'prices-changed') this.#onPrices(event)
    }
  }

  /** A later next time than before means that the time before has passed, at the rate of then. */
  #onPrices(event: PricesChanged): void {
    const nextAtMs = this.#engine.ticker(event)?.nextFundingAtMs
    if (nextAtMs === undefined || nextAtMs === null) return
    const before = this.#running.get(event.symbol)
    if (before !== undefined && nextAtMs > before.nextAtMs) this.#keep(event.symbol, before)
    this.#running.set(event.symbol, { rate: event.fundingRate, nextAtMs })
  }

  #keep(symbol: string, { rate, nextAtMs }: Running): void {
    const kept = [{ symbol, rate, atMs: nextAtMs }, ...this.of(symbol)]
    this.#settled.set(symbol, kept.slice(0, MOST_KEPT))
  }
}

import { durableEvents } from '../engine/durability.ts'
import type { EngineEvent, PrivateEvent } from '../engine/events.ts'
import type { Engine, Outcome } from '../engine/queries.ts'
import type { Market } from '../market/market.ts'
import type { ServerClock } from '../server/server-clock.ts'
import { STEP_MS } from './market-pace.ts'
import type { Exchange, UntimedCommand } from './untimed-command.ts'

export interface ExchangeHostParts {
  readonly engine: Engine
  readonly market: Market
  readonly clock: ServerClock
  /**
   * Must have the events safely before it returns, or have told that the disk takes none: the client
   * hears of success afterwards.
   */
  readonly remember: (events: ReadonlyArray<PrivateEvent>) => void
}

export type EventListener = (events: ReadonlyArray<EngineEvent>) => void

/**
 * Runs every command, whoever sends it, in one order: stamp, execute, remember, tell. The streams hear
 * of an event only when it would survive a crash.
 */
export class ExchangeHost implements Exchange {
  readonly engine: Engine
  readonly #parts: ExchangeHostParts
  readonly #listeners: EventListener[] = []
  #lastMs = 0

  constructor(parts: ExchangeHostParts) {
    this.#parts = parts
    this.engine = parts.engine
  }

  execute(command: UntimedCommand): Outcome {
    const outcome = this.engine.execute({ ...command, atMs: this.#nextMs() })
    this.#publish(outcome.events)
    return outcome
  }

  /**
   * The made-up participants arrive at `fromMs` (Unix ms, the engine's start) and act until `untilMs`,
   * so that the first client finds trades. Once, before the first client. Not until now: how long this
   * machine takes to start must not make another market of the same seed.
   */
  openMarket(fromMs: number, untilMs: number): void {
    this.#lastMs = Math.max(fromMs, untilMs)
    this.#runAll(this.#parts.market.opening(fromMs))
    for (let atMs = fromMs; atMs < untilMs; atMs += STEP_MS) {
      this.#runAll(this.#parts.market.nextFlow(atMs))
    }
  }

  /** One step of the made-up participants. */
  stepMarket(): void {
    this.#runAll(this.#parts.market.nextFlow(this.#nextMs()))
  }

  onEvents(listener: EventListener): void {
    this.#listeners.push(listener)
  }

  #runAll(commands: ReturnType<Market['opening']>): void {
    for (const command of commands) this.#publish(this.engine.execute(command).events)
  }

  #publish(events: ReadonlyArray<EngineEvent>): void {
    if (events.length === 0) return
    const lasting = durableEvents(events)
    if (lasting.length > 0) this.#parts.remember(lasting)
    for (const listener of this.#listeners) listener(events)
  }

  /** The engine's time never goes backwards, even when the machine's clock is set back. */
  #nextMs(): number {
    this.#lastMs = Math.max(this.#lastMs, this.#parts.clock.nowMs())
    return this.#lastMs
  }
}

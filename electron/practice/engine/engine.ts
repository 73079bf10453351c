import type { PracticeInstrument } from '../market/instruments.ts'
import type { Snapshot } from './durability.ts'
import type { Engine } from './queries.ts'

export interface EngineOptions {
  readonly instruments: ReadonlyArray<PracticeInstrument>
  /** Unix ms; ids begin above a base made from it, and the made-up history ends here. */
  readonly startAtMs: number
  /** Any integer. The same seed, start and commands give the same exchange. */
  readonly seed: number
  /** State of users and last prices of an earlier run; see durability.ts. */
  readonly restored?: Snapshot | undefined
}

/** A new exchange: empty books, candle history up to the start, no accounts but the restored ones. */
export function createEngine(options: EngineOptions): Engine {
  throw new Error(`the engine is being built: ${options.startAtMs}`)
}

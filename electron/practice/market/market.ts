import type { Command } from '../engine/commands.ts'
import type { Engine } from '../engine/queries.ts'

export interface MarketOptions {
  /** Read only; the market sees the book as everybody does. */
  readonly engine: Engine
  readonly seed: number
}

/** The made-up participants. It proposes commands; the host executes them. */
export interface Market {
  /** House accounts, first prices and first quotes. Execute once, before the first client. */
  opening(atMs: number): ReadonlyArray<Command>
  /** What the participants do next, in every instrument. About ten calls a second look lifelike. */
  nextFlow(atMs: number): ReadonlyArray<Command>
}

/** Same engine state, seed and times of calls: same market. */
export function createMarket(options: MarketOptions): Market {
  throw new Error(`the market is being built: ${options.seed}`)
}

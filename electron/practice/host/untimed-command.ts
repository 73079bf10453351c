import type { Command } from '../engine/commands.ts'
import type { Engine, Outcome } from '../engine/queries.ts'

type WithoutTime<C> = C extends Command ? Omit<C, 'atMs'> : never

/** A command before the host has stamped it. */
export type UntimedCommand = WithoutTime<Command>

/** What routes and streams see of the exchange. */
export interface Exchange {
  /** For questions only; whatever changes something goes through `execute`. */
  readonly engine: Engine
  /** Runs a command now. What it did is on disk (with a data folder) and on its way to the streams. */
  execute(command: UntimedCommand): Outcome
}

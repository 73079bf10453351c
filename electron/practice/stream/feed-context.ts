import type { InstrumentKey } from '../../../shared/domain/instrument.ts'
import type { Engine } from '../engine/queries.ts'
import type { PracticeFaults } from '../server/practice-faults.ts'
import type { Scheduler } from '../server/scheduler.ts'
import type { ServerClock } from '../server/server-clock.ts'

/** What every feed is made from. */
export interface FeedContext {
  readonly engine: Engine
  readonly clock: ServerClock
  readonly scheduler: Scheduler
  readonly faults: PracticeFaults
}

/** The `arg` of pushes about one instrument. */
export function instrumentArgument(key: InstrumentKey, topic: string) {
  return { instType: key.category.toLowerCase(), topic, symbol: key.symbol }
}

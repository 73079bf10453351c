import { decimal } from '../../domain/decimal.ts'
import { GUARD_NAMES, type GuardLimits, type GuardName } from '../../domain/guards.ts'

/** One limit that would hold less than before. `null`: no limit, as of a guard that is off. */
export interface Loosened {
  readonly guard: GuardName | 'size'
  /** Instrument id of a size, else `null`. */
  readonly instrument: string | null
  readonly before: string
  readonly after: string | null
}

/** Which limits a change would loosen: switched off, taken away, or set higher. */
export function loosened(before: GuardLimits, after: GuardLimits): ReadonlyArray<Loosened> {
  const named = GUARD_NAMES.flatMap((guard) => {
    const limit = after[guard].isOn ? after[guard].limit : null
    return before[guard].isOn ? compared(guard, null, before[guard].limit, limit) : []
  })
  const sizes = Object.entries(before.sizes).flatMap(([instrument, limit]) =>
    compared('size', instrument, limit, after.sizes[instrument] ?? null),
  )
  return [...named, ...sizes]
}

function compared(
  guard: Loosened['guard'],
  instrument: string | null,
  before: string,
  after: string | null,
): ReadonlyArray<Loosened> {
  const holds = after !== null && decimal(after).lte(before)
  return holds ? [] : [{ guard, instrument, before, after }]
}

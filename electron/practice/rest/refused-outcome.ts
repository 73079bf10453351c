import type { Outcome } from '../engine/queries.ts'
import { Refusal } from '../server/refusal.ts'
import { valuesInText } from '../server/refusal-text.ts'

/** The accepted outcome, unchanged; throws what the engine refused. */
export function accepted(outcome: Outcome): Outcome {
  const { refusal } = outcome
  if (refusal === null) return outcome
  throw new Refusal(refusal.code, valuesInText(refusal.code, refusal.msg))
}

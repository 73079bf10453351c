import type { OrderIds, Outcome } from '../engine/queries.ts'
import { Refusal } from '../server/refusal.ts'
import { valuesInText } from '../server/refusal-text.ts'

/** The accepted outcome, unchanged; throws what the engine refused. */
export function accepted(outcome: Outcome): Outcome {
  const { refusal } = outcome
  if (refusal === null) return outcome
  throw new Refusal(refusal.code, valuesInText(refusal.code, refusal.msg))
}

/** The ids of the one order that an accepted command was about. */
export function onlyIds(outcome: Outcome): OrderIds {
  const [ids] = accepted(outcome).orders
  if (ids === undefined) throw new Error('an accepted order command named no order')
  return { orderId: ids.orderId, clientOid: ids.clientOid }
}

import type { OrderDraft } from '../../domain/order.ts'
import type { TriggerDraft } from '../../domain/strategy-order.ts'
import type { InvalidError } from '../order-error.ts'
import { triggeredOrder } from '../trigger-check.ts'
import { dailyLossGuard } from './daily-loss-guard.ts'
import type { Guard, GuardGround } from './guard-ground.ts'
import { latencyGuard } from './latency-guard.ts'
import { liveLockGuard } from './live-lock-guard.ts'
import { notionalGuard } from './notional-guard.ts'
import { priceBandGuard } from './price-band-guard.ts'
import { isSurelyClosing } from './reduces-risk.ts'
import { sizeGuard } from './size-guard.ts'
import { slippageGuard } from './slippage-guard.ts'
import { staleMarketGuard } from './stale-market-guard.ts'

/**
 * The user's own limits, asked by the page to show them and by main to keep them.
 *
 * Invariant: nothing that adds risk leaves without passing; nothing that only reduces is held back.
 * Threat: a page that is wrong, old or hostile. Main asks with its own settings, book, account and
 * clock, and a figure that it lacks is a refusal, so that a page gets past a guard neither by what
 * it says nor by what it hides.
 * Live unlocks, and its guards loosen, only by a yes outside of the page (shell/bounded-question).
 * Known limits: a guard is about one order: many small ones are held by the exchange's rate and the
 * day's loss alone. What a trigger sends is judged at its trigger price and by the book of now, for
 * the book of that moment is not known. An old price still makes a band for limit orders. A
 * settings file that had to be set aside begins with the first limits again, which the user is
 * told.
 */
const GUARDS: ReadonlyArray<Guard> = [
  liveLockGuard,
  staleMarketGuard,
  dailyLossGuard,
  latencyGuard,
  priceBandGuard,
  sizeGuard,
  notionalGuard,
  slippageGuard,
]

/** Every guard that refuses, in the order to be told; empty when the order may go. */
export function checkGuards(draft: OrderDraft, ground: GuardGround): ReadonlyArray<InvalidError> {
  if (isSurelyClosing(draft, ground.context)) return []
  return GUARDS.map((guard) => guard(draft, ground)).filter((error) => error !== null)
}

/**
 * The same for what a trigger will send. Threat: a trigger beside the present price is a market order
 * by another name. So one that sends at market is walked through the present book as well.
 */
export function checkTriggerGuards(
  draft: TriggerDraft,
  ground: GuardGround,
): ReadonlyArray<InvalidError> {
  const context = { ...ground.context, referencePrice: draft.trigger.triggerPrice }
  const sent = triggeredOrder(draft)
  const judged = checkGuards(sent, { ...ground, context, book: null })
  if (draft.trigger.orderType === 'limit' || isSurelyClosing(sent, context)) return judged
  const slips = slippageGuard({ ...sent, orderType: 'market', price: null }, ground)
  return slips === null ? judged : [...judged, slips]
}

import { orderError } from '../order-error.ts'
import type { Guard } from './guard-ground.ts'

/** No new risk with real money before a yes outside of the page, once each start. */
export const liveLockGuard: Guard = (_draft, { gates }) =>
  gates.isLiveLocked ? orderError('live-locked', null) : null

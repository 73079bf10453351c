import { succeed } from '../../shared/domain/error.ts'
import { DEAD_MAN_OFF, type DeadManView } from '../../shared/domain/panic.ts'
import type { Emit, Handlers } from '../../shared/ipc/bridge.ts'
import type { OrderOutcome } from '../../shared/ipc/outcome.ts'
import { fakeClosedPositions, fakeStrategyHistory } from './fake-positions.ts'

type TradingName =
  | 'orders.submitBatch'
  | 'orders.changeBatch'
  | 'orders.cancelBatch'
  | 'positions.close'
  | 'positions.reverse'
  | 'strategies.place'
  | 'strategies.change'
  | 'strategies.cancel'
  | 'panic.run'
  | 'deadMan.read'
  | 'deadMan.arm'
  | 'positions.history'
  | 'strategies.history'
  | 'history.export'
  | 'practice.explain'

export const ACCEPTED: OrderOutcome = {
  kind: 'accepted',
  clientOid: 'kd-000102',
  orderId: '1288000000000000102',
  requestId: null,
  roundTripMs: 38.2,
  exchangeMs: 2.4,
}

/** Positions, strategies, batches and the switches of a desk on which everything works. */
export function fakeTradingHandlers(nowMs: number, emit: Emit): Pick<Handlers, TradingName> {
  let deadMan: DeadManView = DEAD_MAN_OFF
  return {
    'orders.submitBatch': async (drafts) => succeed({ items: drafts.map(() => ACCEPTED) }),
    'orders.changeBatch': async (changes) => succeed({ items: changes.map(() => ACCEPTED) }),
    'orders.cancelBatch': async (orders) => succeed({ items: orders.map(() => ACCEPTED) }),
    'positions.close': async () => succeed(ACCEPTED),
    'positions.reverse': async () => succeed({ items: [ACCEPTED, ACCEPTED] }),
    'strategies.place': async () => succeed(ACCEPTED),
    'strategies.change': async () => succeed(ACCEPTED),
    'strategies.cancel': async () => succeed(ACCEPTED),
    'panic.run': async (action) =>
      succeed({
        cancelled: action === 'flatten' ? null : { done: 7, failed: 0, uncertain: 0 },
        closed: action === 'cancel' ? null : { done: 2, failed: 0, uncertain: 0 },
        errors: [],
      }),
    'deadMan.read': async () => succeed(deadMan),
    'deadMan.arm': async (seconds) => {
      deadMan =
        seconds === null
          ? DEAD_MAN_OFF
          : { state: 'armed', seconds, firesAtMs: Date.now() + seconds * 1000, error: null }
      emit('deadMan.changed', deadMan)
      return succeed(deadMan)
    },
    'positions.history': async ({ category }) =>
      succeed({
        rows: fakeClosedPositions(nowMs).filter((one) => one.category === category),
        cursor: null,
      }),
    'strategies.history': async ({ category }) =>
      succeed({
        rows: fakeStrategyHistory(nowMs).filter((one) => one.category === category),
        cursor: null,
      }),
    'history.export': async ({ kind, format }) =>
      succeed({ file: `keydesk-${kind}-2026-09-21.${format}`, rows: 128, complete: true }),
    'practice.explain': async (orderId) =>
      succeed({
        orderId,
        reason: 'price-not-reached',
        values: { price: '60800.0', best: '61250.5', distance: '450.5' },
      }),
  }
}

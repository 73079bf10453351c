import type { FillExplanation, FillReason } from '../../../shared/domain/practice-control.ts'
import { type Fixed, fixed, fixedText } from './fixed.ts'
import type { FillRecord, OrderRecord } from './order-records.ts'

// Why an order did or did not fill: a pure function of its record, its fills and where it stands.

/** Where an open order stands in its book. */
export interface Standing {
  /** Best price of the other side, else the last price. */
  readonly best: Fixed
  /** Is its price the best of its own side? */
  readonly isAtBest: boolean
  /** Size before it at its price. */
  readonly ahead: Fixed
}

type Told = readonly [reason: FillReason, values: Readonly<Record<string, string>>]

/** `fills`: of this order, oldest first. `standing`: `null` for an order that has ended. */
export function explainOrder(
  order: OrderRecord,
  fills: ReadonlyArray<FillRecord>,
  standing: Standing | null,
): FillExplanation {
  const [reason, values] = tellFate(order, fills, standing)
  return { orderId: order.orderId, reason, values }
}

function tellFate(
  order: OrderRecord,
  fills: ReadonlyArray<FillRecord>,
  standing: Standing | null,
): Told {
  if (order.delegateType === 'liquidation') return ['liquidated', {}]
  if (order.delegateType === 'reduce_offset_delegate') return ['partly-liquidated', {}]
  if (order.delegateType === 'market_risk') return ['deleveraged', {}]
  if (order.status === 'filled') return tellFilled(order, fills)
  if (order.status === 'cancelled') return tellCancelled(order)
  return tellOpen(order, standing)
}

function tellFilled(order: OrderRecord, fills: ReadonlyArray<FillRecord>): Told {
  const taken = fills.filter(({ liquidity }) => liquidity === 'taker')
  const averagePrice = order.averagePrice ?? ''
  if (taken.length === fills.length) {
    const levels = new Set(taken.map(({ price }) => price)).size
    return ['took-on-arrival', { averagePrice, levels: String(levels) }]
  }
  if (taken.length > 0) return ['took-then-rested', { averagePrice }]
  const arrivedAtMs = order.story?.arrivedAtMs ?? order.createdAtMs
  const waitedMs = (fills.at(-1)?.atMs ?? order.updatedAtMs) - arrivedAtMs
  return ['taken-while-resting', { price: order.price ?? '', waitedMs: String(waitedMs) }]
}

function tellCancelled(order: OrderRecord): Told {
  const price = order.price ?? ''
  const noted = order.story?.bestOnArrival ?? null
  const best: Readonly<Record<string, string>> = noted === null ? {} : { best: noted }
  const filled = order.filledQuantity
  switch (order.cancelReason) {
    case 'ioc_not_full_cancel':
      return order.orderType === 'market'
        ? ['book-ran-out', { filled }]
        : ['ioc-found-too-little', { price, ...best, filled }]
    case 'fok_not_full_cancel': {
      const found = order.story?.foundOnArrival ?? '0'
      return ['fok-found-too-little', { wanted: order.quantity ?? '', found }]
    }
    case 'post_only_fill_cancel':
      return ['post-only-would-take', { price, ...best }]
    case 'stp_cancel':
      return ['self-trade-prevented', {}]
    case 'cancel_receiveWindow':
      return ['came-too-late', {}]
    case 'burst_cancel':
      return ['liquidated', {}]
    case 'adl_cancel':
      return ['deleveraged', {}]
    case 'modify_limit_order':
      // Without reduce-only it is a change that failed with the wish to cancel then.
      return [order.reduceOnly ? 'reduce-only-displaced' : 'cancelled-by-user', {}]
    case 'back_contract_cancel':
    case 'tpsl_plan_cancel':
      return ['nothing-left-to-reduce', {}]
    case 'normal_cancel':
    case null:
      return [order.story?.endedBy === 'countdown' ? 'countdown-ran-out' : 'cancelled-by-user', {}]
  }
}

function tellOpen(order: OrderRecord, standing: Standing | null): Told {
  const price = order.price ?? ''
  const ahead = standing?.ahead ?? 0n
  if (order.filledQuantity !== '0') {
    const filled = order.filledQuantity
    const left = fixedText(fixed(order.quantity ?? '0') - fixed(filled))
    return ['partly-filled', { filled, left, ahead: fixedText(ahead) }]
  }
  if (standing === null || !standing.isAtBest) {
    const best = standing?.best ?? fixed(order.price ?? '0')
    return ['price-not-reached', { price, best: fixedText(best), distance: gap(price, best) }]
  }
  return ahead === 0n
    ? ['first-in-queue', { price }]
    : ['behind-in-queue', { price, ahead: fixedText(ahead) }]
}

function gap(price: string, other: Fixed): string {
  const difference = other - fixed(price === '' ? '0' : price)
  return fixedText(difference < 0n ? -difference : difference)
}

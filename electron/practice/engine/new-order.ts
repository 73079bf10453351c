import type { Category } from '../../../shared/domain/instrument.ts'
import type { Fixed } from './fixed.ts'
import type { OrderRequest } from './order-commands.ts'
import type { TradeSide } from './order-records.ts'
import { type Direction, isClosing } from './position.ts'
import { type Account, type EngineState, type LiveOrder, type Market, nextId } from './state.ts'

/** What an order is made from, read and checked. */
export interface OrderPlan
  extends Pick<
    LiveOrder,
    | 'side'
    | 'orderType'
    | 'positionSide'
    | 'reduceOnly'
    | 'marginMode'
    | 'timeInForce'
    | 'stpMode'
    | 'takeProfit'
    | 'stopLoss'
    | 'delegateType'
  > {
  readonly category: Category
  /** `null`: one is made. */
  readonly clientOid: OrderRequest['clientOid']
  readonly price: Fixed | null
  readonly quantity: Fixed | null
  readonly amount: Fixed | null
}

export function createOrder(
  state: EngineState,
  account: Account,
  market: Market,
  plan: OrderPlan,
): LiveOrder {
  const orderId = nextId(state)
  return {
    ...plan,
    account,
    market,
    orderId,
    clientOid: plan.clientOid ?? nextId(state),
    tradeSide: market.isFutures ? tradeSideOf(plan) : null,
    createdAtMs: state.nowMs,
    story: null,
    requestId: null,
    filled: 0n,
    filledValue: 0n,
    fee: 0n,
    realised: 0n,
    status: 'new',
    cancelReason: null,
    priority: BigInt(orderId),
    updatedAtMs: state.nowMs,
  }
}

function tradeSideOf(plan: Direction & Pick<OrderPlan, 'delegateType'>): TradeSide {
  const { side, positionSide } = plan
  switch (plan.delegateType) {
    case 'liquidation':
      return positionSide === null ? `burst_${side}_single` : `burst_close_${positionSide}`
    case 'reduce_offset_delegate':
      return positionSide === null ? `reduce_${side}_single` : `reduce_close_${positionSide}`
    case 'market_risk':
      return positionSide === null
        ? `dte_sys_adl_${side}_in_single_side_mode`
        : `dte_sys_adl_close_${positionSide}`
    default:
      if (positionSide === null) return `${side}_single`
      return isClosing(plan) ? `close_${positionSide}` : `open_${positionSide}`
  }
}

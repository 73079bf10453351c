import type { PositionSide } from '../../../shared/domain/order.ts'
import { fillOrder } from './fills.ts'
import type { Fixed } from './fixed.ts'
import { insuranceOf } from './insurance.ts'
import { createOrder } from './new-order.ts'
import { tellOrder } from './order-life.ts'
import type { ForcedType } from './order-records.ts'
import {
  type Account,
  type Effects,
  type EngineState,
  type LiveOrder,
  nextId,
  type PositionState,
} from './state.ts'

// How the exchange closes what is somebody's: by an order of its own, outside the book, whose owner
// sees it like any other.

interface ForcedDeal {
  /** The order that closes; it pays the taker's fee. */
  readonly closing: LiveOrder
  /** The order of the other side; it pays the maker's fee. */
  readonly taking: LiveOrder
  readonly price: Fixed
  readonly quantity: Fixed
}

/** An order that closes `quantity` of a position, told to its owner. It is in no book. */
export function forcedOrder(
  state: EngineState,
  account: Account,
  position: PositionState,
  quantity: Fixed,
  delegateType: ForcedType,
  effects: Effects,
): LiveOrder {
  const order = newOrder(state, account, position, quantity, delegateType, closingOf(position.side))
  tellOrder(order, effects)
  return order
}

/** Both sides of one trade; every coin and contract stays counted. */
export function deal(
  state: EngineState,
  { closing, taking, price, quantity }: ForcedDeal,
  effects: Effects,
): void {
  const execution = { tradeId: nextId(state), price, quantity }
  fillOrder(state, taking, 'maker', execution, effects)
  fillOrder(state, closing, 'taker', execution, effects)
}

/** The insurance takes `quantity` at the mark price. */
export function insuranceTakes(
  state: EngineState,
  closing: LiveOrder,
  position: PositionState,
  quantity: Fixed,
  effects: Effects,
): void {
  const crossed = { ...position, marginMode: 'crossed' } as const
  const side = closing.side === 'sell' ? 'buy' : 'sell'
  const taking = newOrder(state, insuranceOf(state), crossed, quantity, 'liquidation', side)
  deal(state, { closing, taking, price: position.market.markPrice, quantity }, effects)
}

function closingOf(side: PositionSide): LiveOrder['side'] {
  return side === 'long' ? 'sell' : 'buy'
}

function newOrder(
  state: EngineState,
  account: Account,
  { market, marginMode, side: held }: Pick<PositionState, 'market' | 'marginMode' | 'side'>,
  quantity: Fixed,
  delegateType: ForcedType,
  side: LiveOrder['side'],
): LiveOrder {
  const isHedge = account.holdMode === 'hedge_mode'
  return createOrder(state, account, market, {
    category: market.key.category,
    clientOid: null,
    side,
    orderType: 'market',
    timeInForce: 'ioc',
    reduceOnly: !isHedge,
    positionSide: isHedge ? held : null,
    marginMode,
    stpMode: 'none',
    takeProfit: null,
    stopLoss: null,
    delegateType,
    price: null,
    quantity,
    amount: null,
  })
}

import type { MarginMode } from '../../../shared/domain/order.ts'
import { refuse } from './check-order.ts'
import type { Fixed } from './fixed.ts'
import type { OrderRequest } from './order-commands.ts'
import { anyPosition, closingTarget, isClosing } from './position.ts'
import type { Refusal } from './queries.ts'
import { frozenBy } from './record-of-position.ts'
import type { Account, Market } from './state.ts'

// What a futures order may open and close under the account's hold mode, and in which margin mode.

const WRONG_OPEN_TYPE = refuse('25236', 'Incorrect position open type')
export const NOTHING_TO_CLOSE = refuse('25227', 'No position available to close')

/** Hedge mode names a side, one-way mode and spot name none. */
export function holdModeRefusal(
  account: Account,
  market: Market,
  request: Pick<OrderRequest, 'positionSide'>,
): Refusal | null {
  const isHedge = market.isFutures && account.holdMode === 'hedge_mode'
  return isHedge === (request.positionSide !== null) ? null : WRONG_OPEN_TYPE
}

/** `opens`: it is no order that only closes. Closing must fit what is held and not yet being closed. */
export function directionRefusal(
  account: Account,
  market: Market,
  request: OrderRequest,
  quantity: Fixed,
): Refusal | null | 'opens' {
  if (!isClosing(request)) return 'opens'
  const position = closingTarget(account, market, request)
  if (position === undefined) return NOTHING_TO_CLOSE
  if (quantity > position.size) {
    return refuse('25231', 'Close quantity cannot exceed the held position quantity')
  }
  // In one-way mode a newer reduce-only order makes older ones give way instead.
  const isTaken =
    request.positionSide !== null && quantity > position.size - frozenBy(account, position)
  return isTaken ? refuse('25225', 'Insufficient available quantity in position') : null
}

/** A symbol is crossed or isolated as a whole, as long as anything is open on it. */
export function modeRefusal(
  account: Account,
  market: Market,
  marginMode: MarginMode,
): Refusal | null {
  const position = anyPosition(account, market)
  if (position !== undefined && position.marginMode !== marginMode) {
    return refuse('25107', 'There is currently a position, please close the position')
  }
  for (const order of account.open.values()) {
    if (order.market !== market || isClosing(order) || order.marginMode === marginMode) continue
    return refuse(
      '25570',
      'There are pending orders for contract bidirectional closing or contract unidirectional opening/reducing positions.',
    )
  }
  return null
}

/** The margin mode an order gets: one that only closes has that of its position. */
export function marginModeOf(account: Account, market: Market, request: OrderRequest): MarginMode {
  if (!market.isFutures) return 'crossed'
  const target = isClosing(request) ? closingTarget(account, market, request) : undefined
  return target?.marginMode ?? request.marginMode
}

/** More positions than the market allows. */
export function positionCountRefusal(account: Account, market: Market): Refusal | null {
  const most = market.terms.maxPositions
  if (account.positions.size < most) return null
  return refuse('25229', `Total positions exceed the current limit of ${most} positions`)
}

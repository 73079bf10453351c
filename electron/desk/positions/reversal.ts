import type { HoldMode } from '../../../shared/domain/balance.ts'
import { decimal, toText } from '../../../shared/domain/decimal.ts'
import { NO_EXITS } from '../../../shared/domain/exit.ts'
import type { OrderDraft, Side } from '../../../shared/domain/order.ts'
import type { Position } from '../../../shared/domain/position.ts'
import { wireUnit } from '../../../shared/rules/quantity-unit.ts'

/**
 * The market orders that turn a position over, to be sent one after the other, each only when the
 * one before was accepted. One-way mode: one order of twice the size. Hedge mode: one that closes
 * this side, then one that opens the other (section "Field rules", hold mode).
 */
export function reversalOrders(position: Position, holdMode: HoldMode): ReadonlyArray<OrderDraft> {
  const { side, size } = position
  const against: Side = side === 'long' ? 'sell' : 'buy'
  if (holdMode === 'one_way_mode') {
    return [marketOrder(position, against, toText(decimal(size).times(2)), null)]
  }
  const other = side === 'long' ? 'short' : 'long'
  return [marketOrder(position, against, size, side), marketOrder(position, against, size, other)]
}

function marketOrder(
  { category, symbol, marginMode }: Position,
  side: Side,
  quantity: string,
  positionSide: OrderDraft['positionSide'],
): OrderDraft {
  return {
    ...{ category, symbol, side, quantity, positionSide, marginMode },
    ...{ orderType: 'market', price: null, timeInForce: 'gtc', stpMode: 'none' },
    quantityUnit: wireUnit(category, side, 'market'),
    reduceOnly: false,
    ...NO_EXITS,
  }
}

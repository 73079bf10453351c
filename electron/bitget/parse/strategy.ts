import { TRIGGER_SOURCES } from '../../../shared/domain/exit.ts'
import { ORDER_TYPES, POSITION_SIDES, SIDES } from '../../../shared/domain/order.ts'
import {
  STRATEGY_KINDS,
  STRATEGY_STATUSES,
  type StrategyOrder,
  TPSL_MODES,
  type Trigger,
} from '../../../shared/domain/strategy-order.ts'
import { categoryOf } from './category.ts'
import { parseExit } from './exit.ts'
import {
  nonZeroOrNull,
  oneOf,
  positiveOrNull,
  type Row,
  requiredText,
  textOf,
  time,
  wordOrNull,
} from './fields.ts'

/**
 * A row of `unfilled-strategy-orders` and `history-strategy-orders` (Bitget: "Get Unfilled Strategy
 * Orders"), or an item of the `strategy-order` topic. The lists name neither the kind nor the mode:
 * a trigger price tells the one, a quantity the other.
 */
export function parseStrategy(row: Row): StrategyOrder {
  const trigger = parseTrigger(row)
  const kind = wordOrNull(row, 'type', STRATEGY_KINDS) ?? (trigger === null ? 'tpsl' : 'trigger')
  const quantity = nonZeroOrNull(row, 'qty')
  const status = oneOf(row, 'status', STRATEGY_STATUSES)
  const mode = wordOrNull(row, 'tpslMode', TPSL_MODES) ?? (quantity === null ? 'full' : 'partial')
  const exit = wordOrNull(row, 'triggerType', ['takeProfit', 'stopLoss'])
  const hasActed = status !== 'pending' && status !== 'cancelled'
  return {
    category: categoryOf(row),
    symbol: requiredText(row, 'symbol'),
    orderId: requiredText(row, 'orderId'),
    clientOid: textOf(row, 'clientOid'),
    kind,
    status,
    positionSide: wordOrNull(row, 'posSide', POSITION_SIDES),
    side: wordOrNull(row, 'side', SIDES),
    reduceOnly: textOf(row, 'reduceOnly').toLowerCase() === 'yes',
    mode: kind === 'tpsl' ? mode : null,
    quantity,
    takeProfit: parseExit(row, 'tp', 'takeProfit'),
    stopLoss: parseExit(row, 'sl', 'stopLoss'),
    trigger: kind === 'trigger' ? trigger : null,
    // While it waits, the same field only says which exit there is.
    reached: hasActed ? exit : null,
    createdAtMs: time(row, 'createdTime'),
    updatedAtMs: time(row, 'updatedTime'),
  }
}

function parseTrigger(row: Row): Trigger | null {
  const triggerPrice = positiveOrNull(row, 'triggerPrice')
  if (triggerPrice === null) return null
  const orderType = wordOrNull(row, 'triggerOrderType', ORDER_TYPES) ?? 'market'
  return {
    triggerPrice,
    triggerBy: wordOrNull(row, 'triggerBy', TRIGGER_SOURCES) ?? 'market',
    orderType,
    limitPrice: orderType === 'limit' ? positiveOrNull(row, 'triggerOrderPrice') : null,
  }
}

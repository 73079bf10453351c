import { type Exit, TRIGGER_SOURCES } from '../../../shared/domain/exit.ts'
import { ORDER_TYPES } from '../../../shared/domain/order.ts'
import { nonZeroOrNull, type Row, wordOrNull } from './fields.ts'

/**
 * A preset or strategy exit: its trigger price stands under `name`, the rest under `tp...` or
 * `sl...` names (Bitget: "Get Order Details", "Get Unfilled Strategy Orders"). `null`: not set.
 */
export function parseExit(
  row: Row,
  prefix: 'tp' | 'sl',
  name: 'takeProfit' | 'stopLoss',
): Exit | null {
  const triggerPrice = nonZeroOrNull(row, name)
  if (triggerPrice === null) return null
  const orderType = wordOrNull(row, `${prefix}OrderType`, ORDER_TYPES) ?? 'market'
  return {
    triggerPrice,
    triggerBy: wordOrNull(row, `${prefix}TriggerBy`, TRIGGER_SOURCES) ?? 'market',
    orderType,
    limitPrice: orderType === 'limit' ? nonZeroOrNull(row, `${prefix}LimitPrice`) : null,
  }
}

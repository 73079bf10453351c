import { TRIGGER_SOURCES } from '../../../shared/domain/exit.ts'
import { MARGIN_MODES, ORDER_TYPES, POSITION_SIDES, SIDES } from '../../../shared/domain/order.ts'
import { STRATEGY_KINDS, TPSL_MODES } from '../../../shared/domain/strategy-order.ts'
import type { ExitRequest } from '../engine/order-commands.ts'
import type { Engine } from '../engine/queries.ts'
import type { StrategyRequest } from '../engine/strategy-commands.ts'
import { exitRequest } from './exit-request.ts'
import { tradedInstrument } from './instrument-of.ts'
import { YES_OR_NO } from './order-request.ts'
import type { Parameters } from './parameters.ts'

/**
 * The body of Bitget page uta/strategy/Place-Strategy-Order. One client sends `qty` without
 * `tpslMode` and means a part of the position, so a quantity makes it `partial`.
 */
export function strategyRequest(engine: Engine, parameters: Parameters): StrategyRequest {
  const { category, symbol } = tradedInstrument(engine, parameters)
  const strategyKind = parameters.oneOf('type', STRATEGY_KINDS) ?? 'tpsl'
  const quantity = parameters.optional('qty')
  const mode = parameters.oneOf('tpslMode', TPSL_MODES) ?? (quantity === null ? 'full' : 'partial')
  return {
    category,
    symbol,
    strategyKind,
    clientOid: parameters.optional('clientOid'),
    positionSide: parameters.oneOf('posSide', POSITION_SIDES),
    side:
      strategyKind === 'trigger'
        ? parameters.requiredOneOf('side', SIDES)
        : parameters.oneOf('side', SIDES),
    reduceOnly: parameters.oneOf('reduceOnly', YES_OR_NO) === 'yes',
    marginMode: parameters.oneOf('marginMode', MARGIN_MODES) ?? 'crossed',
    mode,
    quantity: needsQuantity(strategyKind, mode) ? parameters.required('qty') : null,
    takeProfit: exitRequest(parameters, 'takeProfit'),
    stopLoss: exitRequest(parameters, 'stopLoss'),
    trigger: strategyKind === 'trigger' ? requiredTrigger(parameters) : null,
  }
}

/** The order that a trigger sends; `null` when its price is absent. */
export function triggerRequest(parameters: Parameters): ExitRequest | null {
  return parameters.optional('triggerPrice') === null ? null : requiredTrigger(parameters)
}

function requiredTrigger(parameters: Parameters): ExitRequest {
  const orderType = parameters.oneOf('triggerOrderType', ORDER_TYPES) ?? 'market'
  return {
    triggerPrice: parameters.required('triggerPrice'),
    triggerBy: parameters.oneOf('triggerBy', TRIGGER_SOURCES) ?? 'market',
    orderType,
    limitPrice: orderType === 'limit' ? parameters.required('triggerOrderPrice') : null,
  }
}

function needsQuantity(kind: StrategyRequest['strategyKind'], mode: StrategyRequest['mode']) {
  return kind === 'trigger' || mode === 'partial'
}

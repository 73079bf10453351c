import { isFutures } from '../../../shared/domain/instrument.ts'
import type {
  StrategyChange,
  StrategyDraft,
  StrategyReference,
  Trigger,
} from '../../../shared/domain/strategy-order.ts'
import { exitChangeFields, exitFields, type WireFields } from './exit-fields.ts'

// JSON bodies of the strategy calls (Bitget: "Place Strategy Order", "Modify Strategy Order",
// "Cancel Strategy Order").

export function placeStrategyBody(draft: StrategyDraft, clientOid: string): string {
  const { category, symbol, kind } = draft
  const rest = kind === 'tpsl' ? guardFields(draft) : triggerOrderFields(draft)
  return JSON.stringify({ category, symbol, type: kind, clientOid, ...rest })
}

/** What is not named stays as it is. */
export function changeStrategyBody(order: StrategyReference, change: StrategyChange): string {
  return JSON.stringify({
    orderId: order.orderId,
    ...(change.quantity === null ? {} : { qty: change.quantity }),
    ...exitChangeFields(order.category, change),
    ...(change.trigger === null ? {} : triggerFields(change.trigger)),
  })
}

export function cancelStrategyBody(order: StrategyReference): string {
  return JSON.stringify({ orderId: order.orderId })
}

function guardFields(draft: StrategyDraft & { readonly kind: 'tpsl' }): WireFields {
  return {
    tpslMode: draft.mode,
    ...(draft.mode === 'partial' && draft.quantity !== null ? { qty: draft.quantity } : {}),
    posSide: draft.positionSide,
    ...exitFields(draft.category, draft),
  }
}

function triggerOrderFields(draft: StrategyDraft & { readonly kind: 'trigger' }): WireFields {
  const { positionSide } = draft
  const futures = isFutures(draft.category)
  return {
    qty: draft.quantity,
    side: draft.side,
    ...(futures && positionSide !== null ? { posSide: positionSide } : {}),
    ...(draft.reduceOnly ? { reduceOnly: 'yes' } : {}),
    ...triggerFields(draft.trigger),
  }
}

function triggerFields(trigger: Trigger): WireFields {
  const { orderType, limitPrice } = trigger
  return {
    triggerBy: trigger.triggerBy,
    triggerPrice: trigger.triggerPrice,
    triggerOrderType: orderType,
    ...(orderType === 'limit' && limitPrice !== null ? { triggerOrderPrice: limitPrice } : {}),
  }
}

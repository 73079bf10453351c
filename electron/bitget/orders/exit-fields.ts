import type { Exit, ExitsChange } from '../../../shared/domain/exit.ts'
import { type Category, isFutures } from '../../../shared/domain/instrument.ts'

// Fields of take-profit and stop-loss (Bitget: "Place Order", "Modify Order", "Place Strategy
// Order"). The exchange ignores a misspelled field without an error, which would leave a position
// without its stop: every name here is spelled as its page.

export type WireFields = Readonly<Record<string, string>>

const PREFIX = { takeProfit: 'tp', stopLoss: 'sl' } as const
/** A trigger price that takes an exit away. */
const REMOVED = '0'

/** Both exits of an order or strategy; nothing for those that are `null`. */
export function exitFields(
  category: Category,
  exits: { readonly takeProfit: Exit | null; readonly stopLoss: Exit | null },
): WireFields {
  return {
    ...fieldsOf(category, 'takeProfit', exits.takeProfit),
    ...fieldsOf(category, 'stopLoss', exits.stopLoss),
  }
}

/** New exits; nothing for those that stay. */
export function exitChangeFields(category: Category, change: ExitsChange): WireFields {
  return {
    ...changedOf(category, 'takeProfit', change.takeProfit),
    ...changedOf(category, 'stopLoss', change.stopLoss),
  }
}

function changedOf(
  category: Category,
  kind: 'takeProfit' | 'stopLoss',
  change: Exit | 'remove' | null,
): WireFields {
  return change === 'remove' ? { [kind]: REMOVED } : fieldsOf(category, kind, change)
}

/** The trigger source exists on futures alone; elsewhere it is the last price. */
function fieldsOf(
  category: Category,
  kind: 'takeProfit' | 'stopLoss',
  exit: Exit | null,
): WireFields {
  if (exit === null) return {}
  const prefix = PREFIX[kind]
  return {
    [kind]: exit.triggerPrice,
    ...(isFutures(category) ? { [`${prefix}TriggerBy`]: exit.triggerBy } : {}),
    [`${prefix}OrderType`]: exit.orderType,
    ...(exit.orderType === 'limit' && exit.limitPrice !== null
      ? { [`${prefix}LimitPrice`]: exit.limitPrice }
      : {}),
  }
}

import type { DecimalString } from '../../../shared/domain/decimal.ts'
import type { Position } from '../../../shared/domain/position.ts'
import type {
  StrategyChange,
  StrategyOrder,
  TpslDraft,
  TpslMode,
} from '../../../shared/domain/strategy-order.ts'
import type { InvalidError } from '../../../shared/rules/order-error.ts'
import { checkStrategyChange, checkTpsl } from '../../../shared/rules/strategy-check.ts'
import type { StrategyContext } from '../../../shared/rules/strategy-context.ts'
import { type ExitFields, exitChange, exitOf } from './exit-form.ts'

/** A take-profit and stop-loss form as it stands. */
export interface TpslForm {
  readonly mode: TpslMode
  /** Read in partial mode only. */
  readonly quantity: DecimalString
  readonly takeProfit: ExitFields
  readonly stopLoss: ExitFields
}

/** What has to be asked of the exchange. */
export type TpslRequest =
  | { readonly kind: 'place'; readonly draft: TpslDraft }
  | { readonly kind: 'change'; readonly change: StrategyChange }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'nothing' }

/**
 * A form over `before`, the strategy order that it changes (`null`: there is none). Without either
 * exit a known one is cancelled.
 */
export function tpslRequest(
  position: Pick<Position, 'category' | 'symbol' | 'side'>,
  before: StrategyOrder | null,
  form: TpslForm,
): TpslRequest {
  const takeProfit = exitOf(form.takeProfit)
  const stopLoss = exitOf(form.stopLoss)
  const isEmpty = takeProfit === null && stopLoss === null
  if (before === null) {
    if (isEmpty) return { kind: 'nothing' }
    const { category, symbol, side } = position
    const quantity = form.mode === 'full' ? null : form.quantity
    const draft: TpslDraft = {
      ...{ kind: 'tpsl', category, symbol, positionSide: side },
      ...{ mode: form.mode, quantity, takeProfit, stopLoss },
    }
    return { kind: 'place', draft }
  }
  if (isEmpty) return { kind: 'cancel' }
  const change: StrategyChange = {
    quantity: form.mode === 'full' || form.quantity === before.quantity ? null : form.quantity,
    trigger: null,
    takeProfit: exitChange(before.takeProfit, form.takeProfit),
    stopLoss: exitChange(before.stopLoss, form.stopLoss),
  }
  const isSame = change.quantity === null && change.takeProfit === null && change.stopLoss === null
  return isSame ? { kind: 'nothing' } : { kind: 'change', change }
}

/** What main would say against it; empty when nothing is wrong. */
export function checkRequest(
  request: TpslRequest,
  before: StrategyOrder | null,
  context: StrategyContext,
): ReadonlyArray<InvalidError> {
  if (request.kind === 'place') return checkTpsl(request.draft, context)
  if (request.kind !== 'change' || before === null) return []
  return checkStrategyChange(before, request.change, context)
}

import { type DecimalString, parseDecimal } from '../../../shared/domain/decimal.ts'
import type { Exit, TriggerSource } from '../../../shared/domain/exit.ts'
import type { OrderType, PositionSide } from '../../../shared/domain/order.ts'
import {
  type ExitErrors,
  type ExitKind,
  exitErrors,
  triggerErrors,
} from '../../../shared/rules/exit-check.ts'

/** One exit or trigger as it was typed. An empty trigger price means that there is none. */
export interface ExitFields {
  readonly triggerPrice: string
  readonly triggerBy: TriggerSource
  readonly orderType: OrderType
  readonly limitPrice: string
}

/** Where an exit stands: on which side of which price it must lie. A price that cannot be read is not checked. */
export interface ExitGround {
  readonly side: PositionSide
  readonly reference: DecimalString | null
  readonly tickSize: DecimalString
}

export const NO_ERRORS: ExitErrors = { triggerPrice: null, limitPrice: null }

export function fieldsOf(exit: Exit | null): ExitFields {
  if (exit === null) {
    return { triggerPrice: '', triggerBy: 'mark', orderType: 'market', limitPrice: '' }
  }
  return { ...exit, limitPrice: exit.limitPrice ?? '' }
}

/** `null`: none is wanted. */
export function exitOf(fields: ExitFields): Exit | null {
  return fields.triggerPrice === '' ? null : typedExit(fields)
}

/** The fields as an exit, whatever was typed. */
function typedExit(fields: ExitFields): Exit {
  const { triggerPrice, triggerBy, orderType, limitPrice } = fields
  return {
    triggerPrice,
    triggerBy,
    orderType,
    limitPrice: orderType === 'limit' ? limitPrice : null,
  }
}

/** What has to be told of one exit; `null`: it stays as it is. */
export function exitChange(before: Exit | null, fields: ExitFields): Exit | 'remove' | null {
  const after = exitOf(fields)
  if (after === null) return before === null ? null : 'remove'
  return before !== null && isSameExit(before, after) ? null : after
}

function isSameExit(a: Exit, b: Exit): boolean {
  return (
    a.triggerPrice === b.triggerPrice &&
    a.triggerBy === b.triggerBy &&
    a.orderType === b.orderType &&
    a.limitPrice === b.limitPrice
  )
}

/** An empty exit has no errors. */
export function checkExit(kind: ExitKind, fields: ExitFields, ground: ExitGround): ExitErrors {
  const exit = exitOf(fields)
  if (exit === null) return NO_ERRORS
  const reference = parseDecimal(ground.reference ?? '')
  return exitErrors(kind, exit, ground.side, reference, ground.tickSize)
}

/** A trigger cannot be empty. */
export function checkTriggerFields(fields: ExitFields, tickSize: DecimalString): ExitErrors {
  return triggerErrors('trigger', typedExit(fields), tickSize)
}

export function hasErrors(errors: ExitErrors): boolean {
  return errors.triggerPrice !== null || errors.limitPrice !== null
}

import {
  type DecimalString,
  decimal,
  isMultipleOf,
  parseDecimal,
} from '../../../shared/domain/decimal.ts'
import { type DeskError, invalid } from '../../../shared/domain/error.ts'
import type { Exit, TriggerSource } from '../../../shared/domain/exit.ts'
import type { OrderType, PositionSide } from '../../../shared/domain/order.ts'

/** One exit or trigger as it was typed. An empty trigger price means that there is none. */
export interface ExitFields {
  readonly triggerPrice: string
  readonly triggerBy: TriggerSource
  readonly orderType: OrderType
  readonly limitPrice: string
}

export type ExitName = 'takeProfit' | 'stopLoss'

export interface ExitErrors {
  readonly triggerPrice: DeskError | null
  readonly limitPrice: DeskError | null
}

/** Where an exit stands: on which side of which price it must lie. `null` price: not known, not checked. */
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
  if (fields.triggerPrice === '') return null
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

/**
 * A long takes profit above and stops below its reference, a short the other way (reference 10.2,
 * "Trigger direction"). An empty exit has no errors.
 */
export function checkExit(name: ExitName, fields: ExitFields, ground: ExitGround): ExitErrors {
  if (fields.triggerPrice === '') return NO_ERRORS
  const errors = checkTrigger(fields, ground.tickSize)
  if (errors.triggerPrice !== null || ground.reference === null) return errors
  const price = decimal(fields.triggerPrice)
  const reference = decimal(ground.reference)
  const isAbove = (name === 'takeProfit') === (ground.side === 'long')
  if (isAbove ? price.gt(reference) : price.lt(reference)) return errors
  return {
    ...errors,
    triggerPrice: invalid('exit-wrong-side', name, {
      exit: name,
      limit: ground.reference,
      side: ground.side,
    }),
  }
}

/** Numbers on the tick; a limit needs its price. */
export function checkTrigger(fields: ExitFields, tickSize: DecimalString): ExitErrors {
  return {
    triggerPrice: priceError(fields.triggerPrice, tickSize),
    limitPrice:
      fields.orderType === 'market'
        ? null
        : fields.limitPrice === ''
          ? invalid('limit-price-missing', 'limitPrice')
          : priceError(fields.limitPrice, tickSize),
  }
}

function priceError(text: string, tickSize: DecimalString): DeskError | null {
  if (text === '') return invalid('required', 'price')
  const price = parseDecimal(text)
  if (price === null) return invalid('not-a-number', 'price')
  if (price.lte(0)) return invalid('not-positive', 'price')
  if (!isMultipleOf(price, decimal(tickSize)))
    return invalid('off-tick', 'price', { tick: tickSize })
  return null
}

export function hasErrors(errors: ExitErrors): boolean {
  return errors.triggerPrice !== null || errors.limitPrice !== null
}

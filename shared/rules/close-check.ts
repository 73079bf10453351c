import type { HoldMode } from '../domain/balance.ts'
import {
  type Decimal,
  type DecimalString,
  decimal,
  floorToStep,
  isMultipleOf,
  toText,
} from '../domain/decimal.ts'
import { NO_EXITS } from '../domain/exit.ts'
import { type Instrument, isInverse } from '../domain/instrument.ts'
import type { OrderDraft } from '../domain/order.ts'
import type { Position } from '../domain/position.ts'
import { type InvalidError, orderError, readAmount } from './order-error.ts'

/** How much of a position is to be closed, and at what price; `null` price: at market. */
export interface Closing {
  readonly quantity: DecimalString
  readonly price: DecimalString | null
}

/**
 * The order that closes a part of a position, by the opposite side. One-way mode marks it
 * reduce-only; hedge mode names the position instead, and does not use reduce-only.
 * Source: uta/trade/Place-Order, `side`, `posSide` and `reduceOnly`.
 */
export function closingDraft(position: Position, closing: Closing, holdMode: HoldMode): OrderDraft {
  const isHedge = holdMode === 'hedge_mode'
  return {
    category: position.category,
    symbol: position.symbol,
    side: position.side === 'long' ? 'sell' : 'buy',
    orderType: closing.price === null ? 'market' : 'limit',
    price: closing.price,
    quantity: closing.quantity,
    quantityUnit: isInverse(position.category) ? 'quote' : 'base',
    timeInForce: 'gtc',
    reduceOnly: !isHedge,
    positionSide: isHedge ? position.side : null,
    marginMode: position.marginMode,
    stpMode: 'none',
    ...NO_EXITS,
  }
}

/** A share (0 to 1) of what can be closed, on the step; the whole is never cut by the step. */
export function shareOfPosition(
  position: Position,
  share: Decimal,
  instrument: Instrument,
): DecimalString {
  const whole = decimal(position.available)
  if (share.gte(1)) return position.available
  return toText(floorToStep(whole.times(share), decimal(instrument.quantityStep)))
}

/** What is wrong with a closing as it was typed, field by field; main and the exchange judge the price band. */
export function checkClosing(
  position: Position,
  closing: Closing,
  instrument: Instrument,
): ReadonlyArray<InvalidError> {
  return [
    checkQuantity(position, closing.quantity, instrument),
    checkPrice(closing, instrument),
  ].filter((error) => error !== null)
}

function checkQuantity(
  position: Position,
  text: string,
  { category, quantityStep, baseCoin, quoteCoin }: Instrument,
): InvalidError | null {
  const read = readAmount(text, 'quantity')
  if ('error' in read) return read.error
  const available = decimal(position.available)
  if (read.value.gt(available)) {
    return orderError('insufficient-position', 'quantity', {
      available: position.available,
      coin: isInverse(category) ? quoteCoin : baseCoin,
    })
  }
  // A remainder that is off the step can still be closed as a whole.
  if (!read.value.eq(available) && !isMultipleOf(read.value, decimal(quantityStep))) {
    return orderError('off-step', 'quantity', { step: quantityStep })
  }
  return null
}

function checkPrice({ price }: Closing, { tickSize }: Instrument): InvalidError | null {
  if (price === null) return null
  const read = readAmount(price, 'price')
  if ('error' in read) return read.error
  return isMultipleOf(read.value, decimal(tickSize))
    ? null
    : orderError('off-tick', 'price', { tick: tickSize })
}

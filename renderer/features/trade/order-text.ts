import { type Instrument, isInverse } from '../../../shared/domain/instrument.ts'
import type { Order, OrderDraft } from '../../../shared/domain/order.ts'
import { digitsOfStep } from '../../format/decimal-text.ts'
import type { Format } from '../../format/use-format.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { ticketWords } from '../../i18n/ticket-words.ts'

/** An order as one line of words: `Buy 0.0100 BTC @ 61,250.5, reduce-only`. */
export function draftText(
  draft: OrderDraft,
  instrument: Instrument | undefined,
  format: Format,
): string {
  const words = ticketWords[format.language].order
  const side = commonWords[format.language].side[draft.side]
  const size = sizeWords(draft, instrument, format)
  const text =
    draft.price === null
      ? words.market(side, size)
      : words.limit(side, size, priceText(draft.price, instrument, format))
  return draft.reduceOnly ? words.reduceOnly(text) : text
}

/** The same for an order that the exchange knows, with its symbol. */
export function orderText(
  order: Order,
  instrument: Instrument | undefined,
  format: Format,
): string {
  const isByAmount = order.quantity === null
  const draft: OrderDraft = {
    category: order.category,
    symbol: order.symbol,
    side: order.side,
    orderType: order.orderType,
    price: order.price,
    quantity: order.quantity ?? order.quoteAmount ?? '0',
    quantityUnit: isByAmount || isInverse(order.category) ? 'quote' : 'base',
    timeInForce: order.timeInForce,
    reduceOnly: order.reduceOnly,
    positionSide: order.positionSide,
    marginMode: order.marginMode,
    stpMode: order.stpMode ?? 'none',
    takeProfit: order.takeProfit,
    stopLoss: order.stopLoss,
  }
  return `${order.symbol} · ${draftText(draft, instrument, format)}`
}

export function priceText(
  price: string | null,
  instrument: Instrument | undefined,
  format: Format,
): string {
  if (instrument === undefined) return format.decimal(price)
  return format.decimal(price, { digits: digitsOfStep(instrument.tickSize) })
}

export function quantityText(
  quantity: string | null,
  instrument: Instrument | undefined,
  format: Format,
): string {
  if (instrument === undefined) return format.decimal(quantity)
  return format.decimal(quantity, { digits: digitsOfStep(instrument.quantityStep) })
}

/** A size in the unit of the instrument's orders: `0.0100 BTC`, for COIN-FUTURES `3,000 USD`. */
export function sizeText(
  quantity: string | null,
  instrument: Instrument | undefined,
  format: Format,
): string {
  return `${quantityText(quantity, instrument, format)} ${sizeUnit(instrument)}`.trimEnd()
}

export function sizeUnit(instrument: Instrument | undefined): string {
  if (instrument === undefined) return ''
  return isInverse(instrument.category) ? instrument.quoteCoin : instrument.baseCoin
}

function sizeWords(draft: OrderDraft, instrument: Instrument | undefined, format: Format): string {
  if (draft.quantityUnit === 'quote') {
    return `${format.decimal(draft.quantity)} ${instrument?.quoteCoin ?? ''}`.trimEnd()
  }
  return `${quantityText(draft.quantity, instrument, format)} ${instrument?.baseCoin ?? ''}`.trimEnd()
}

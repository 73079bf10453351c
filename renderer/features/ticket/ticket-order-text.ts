import type { Instrument } from '../../../shared/domain/instrument.ts'
import type { OrderDraft } from '../../../shared/domain/order.ts'
import { isClosing } from '../../../shared/rules/order-effect.ts'
import { triggeredOrder } from '../../../shared/rules/trigger-check.ts'
import type { Format } from '../../format/use-format.ts'
import { isTrigger, type TicketOrder } from '../../stores/ticket-order.ts'
import { draftText, priceText } from '../trade/order-text.ts'
import { ticketFormWords } from './ticket-form-words.ts'

/** The whole order in one line of words, position, margin mode and exits included. */
export function ticketOrderText(
  order: TicketOrder,
  instrument: Instrument | undefined,
  format: Format,
): string {
  const words = ticketFormWords[format.language]
  if (!isTrigger(order)) return orderWords(order, instrument, format)
  const { triggerPrice, triggerBy, limitPrice } = order.trigger
  const sent: OrderDraft = {
    ...triggeredOrder(order),
    price: limitPrice,
    orderType: order.trigger.orderType,
  }
  const price = priceText(triggerPrice, instrument, format)
  return words.order.triggered(
    words.sources[triggerBy],
    price,
    orderWords(sent, instrument, format),
  )
}

function orderWords(draft: OrderDraft, instrument: Instrument | undefined, format: Format): string {
  const words = ticketFormWords[format.language]
  const { positionSide, marginMode, takeProfit, stopLoss } = draft
  const price = (text: string) => priceText(text, instrument, format)
  return [
    draftText(draft, instrument, format),
    positionSide === null
      ? null
      : words.hedge[isClosing(draft) ? 'close' : 'open'][positionSide].toLowerCase(),
    marginMode === 'isolated' ? words.marginModes.isolated.toLowerCase() : null,
    takeProfit === null ? null : words.order.takeProfit(price(takeProfit.triggerPrice)),
    stopLoss === null ? null : words.order.stopLoss(price(stopLoss.triggerPrice)),
  ]
    .filter((part) => part !== null)
    .join(words.order.separator)
}

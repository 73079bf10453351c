import type { Exit } from '../../../shared/domain/exit.ts'
import type { Instrument } from '../../../shared/domain/instrument.ts'
import type { StrategyOrder } from '../../../shared/domain/strategy-order.ts'
import type { Format } from '../../format/use-format.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { priceText, sizeText } from '../trade/order-text.ts'
import { strategyWords } from './strategy-words.ts'

/** A strategy order in words: `BTCUSDT · Full TP/SL 63,000.0 / 60,000.0`. */
export function strategyText(
  order: StrategyOrder,
  instrument: Instrument | undefined,
  format: Format,
): string {
  const words = strategyWords[format.language]
  const price = (text: string) => priceText(text, instrument, format)
  if (order.trigger !== null) {
    const side = order.side === null ? '' : commonWords[format.language].side[order.side]
    const size = sizeText(order.quantity, instrument, format)
    return `${order.symbol} · ${words.textTrigger(side, size, price(order.trigger.triggerPrice))}`
  }
  const exits = [
    order.takeProfit === null ? '' : `${words.tp} ${price(order.takeProfit.triggerPrice)}`,
    order.stopLoss === null ? '' : `${words.sl} ${price(order.stopLoss.triggerPrice)}`,
  ].filter((part) => part !== '')
  return `${order.symbol} · ${words.kind[order.mode ?? 'full']} ${exits.join(' / ')}`
}

/** One exit whole: `63,000.0 mark → limit 62,980.0`. */
export function exitText(exit: Exit, instrument: Instrument | undefined, format: Format): string {
  const words = strategyWords[format.language]
  const then =
    exit.orderType === 'market'
      ? words.thenMarket
      : words.thenLimit(priceText(exit.limitPrice, instrument, format))
  const at = priceText(exit.triggerPrice, instrument, format)
  return `${at} ${words.by[exit.triggerBy]} → ${then}`
}

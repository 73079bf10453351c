import type { Instrument } from '../../../shared/domain/instrument.ts'
import type { StrategyOrder } from '../../../shared/domain/strategy-order.ts'
import { useFormat } from '../../format/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { priceText } from '../trade/order-text.ts'
import styles from './strategies.module.css'
import { exitText } from './strategy-text.ts'
import { strategyWords } from './strategy-words.ts'

/** `TP 63,200.0  SL 59,800.0`, or the price of a trigger alone; each with its whole order in the tooltip. */
export function ExitsOfStrategy({
  order,
  instrument,
}: {
  readonly order: StrategyOrder
  readonly instrument: Instrument | undefined
}) {
  const words = useWords(strategyWords)
  const format = useFormat()
  const exits = [
    [words.tp, order.takeProfit],
    [words.sl, order.stopLoss],
    [null, order.trigger],
  ] as const
  const shown = exits.flatMap(([name, exit]) => (exit === null ? [] : [{ name, exit }]))
  const isOnly = shown.length === 1
  return (
    <span className={styles.exits}>
      {shown.map(({ name, exit }) => (
        <span key={name ?? 'trigger'} title={exitText(exit, instrument, format)}>
          {name !== null && <span className={styles.mark}>{name} </span>}
          {priceText(exit.triggerPrice, instrument, format)}
          {isOnly && ` ${words.by[exit.triggerBy]}`}
          {isOnly &&
            exit.limitPrice !== null &&
            ` → ${priceText(exit.limitPrice, instrument, format)}`}
        </span>
      ))}
    </span>
  )
}

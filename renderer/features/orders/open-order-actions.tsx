import { Info } from 'lucide-react'
import type { Order } from '../../../shared/domain/order.ts'
import { useFormat } from '../../format/use-format.ts'
import { accountWords } from '../../i18n/account-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { orderText } from '../trade/order-text.ts'
import { useInstrumentFinder } from './cells.tsx'
import type { OpenOrderRow } from './open-order-rows.ts'
import { cancelOrder } from './order-actions.ts'
import { orderWords } from './order-words.ts'
import styles from './tables.module.css'
import { useTradeBlock } from './use-trade-block.ts'

/** Details, change and cancel of an order; of one whose fate is not known, what it waits for. */
export function OpenOrderActions({
  row,
  onAsk,
}: {
  readonly row: OpenOrderRow
  readonly onAsk: (what: 'change' | 'details', order: Order) => void
}) {
  const words = useWords(accountWords)
  const more = useWords(orderWords)
  const format = useFormat()
  const find = useInstrumentFinder()
  const block = useTradeBlock()
  if (row.kind === 'pending') {
    return <span title={words.unknownTip}>{words.status[row.pending.state]}</span>
  }
  const { order } = row
  const text = orderText(order, find(order), format)
  return (
    <span className={styles.actions}>
      <button
        type="button"
        className={styles.action}
        aria-label={more.detailsOf(text)}
        title={more.details}
        onClick={() => onAsk('details', order)}
      >
        <Info size={12} aria-hidden />
      </button>
      <button
        type="button"
        className={styles.action}
        disabled={order.reduceOnly || block !== undefined}
        title={block ?? (order.reduceOnly ? words.changeReduceOnly : undefined)}
        onClick={() => onAsk('change', order)}
      >
        {words.change}
      </button>
      <button
        type="button"
        className={styles.action}
        aria-label={words.cancelOrder(text)}
        disabled={block !== undefined}
        title={block}
        onClick={() => void cancelOrder(order, text)}
      >
        {words.cancel}
      </button>
    </span>
  )
}

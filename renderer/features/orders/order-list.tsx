import type { Order } from '../../../shared/domain/order.ts'
import { useFormat } from '../../format/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { orderText } from '../trade/order-text.ts'
import { useInstrumentFinder } from './cells.tsx'
import { orderWords } from './order-words.ts'
import styles from './tables.module.css'

const SHOWN = 6

/** The first orders in words, and how many more there are. */
export function OrderList({ orders }: { readonly orders: ReadonlyArray<Order> }) {
  const words = useWords(orderWords)
  const format = useFormat()
  const find = useInstrumentFinder()
  return (
    <ul className={styles.moves}>
      {orders.slice(0, SHOWN).map((order) => (
        <li key={order.orderId}>{orderText(order, find(order), format)}</li>
      ))}
      {orders.length > SHOWN && <li>{words.moreRows(orders.length - SHOWN)}</li>}
    </ul>
  )
}

import { useStore } from 'zustand'
import type { StrategyOrder } from '../../../shared/domain/strategy-order.ts'
import { Dialog } from '../../components/dialog.tsx'
import { useFormat } from '../../format/use-format.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { useInstrumentFinder } from '../orders/cells.tsx'
import { orderWords } from '../orders/order-words.ts'
import tables from '../orders/tables.module.css'
import { OrderExplanation } from '../practice/order-explanation.tsx'
import { exitText, strategyText } from './strategy-text.ts'
import { strategyWords } from './strategy-words.ts'

/** One strategy order whole, and in practice what became of it and why. */
export function StrategyDetails({
  order,
  onClose,
}: {
  readonly order: StrategyOrder
  readonly onClose: () => void
}) {
  const words = useWords(strategyWords)
  const { facts } = useWords(orderWords)
  const common = useWords(commonWords)
  const format = useFormat()
  const instrument = useInstrumentFinder()(order)
  const isPractice = useStore(settingsStore, (state) => state.settings.environment === 'practice')
  const exit = (value: StrategyOrder['takeProfit']) =>
    value === null ? common.none : exitText(value, instrument, format)
  const rows = [
    [words.takeProfit, exit(order.takeProfit)],
    [words.stopLoss, exit(order.stopLoss)],
    [words.trigger, exit(order.trigger)],
    [facts.created, format.time(order.createdAtMs, 'date-time-ms')],
    [facts.updated, format.time(order.updatedAtMs, 'date-time-ms')],
    [facts.orderId, order.orderId],
    [facts.clientOid, order.clientOid],
  ] as const
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${words.name} · ${order.symbol}`}
      description={`${strategyText(order, instrument, format)} · ${words.status[order.status]}`}
      closeLabel={common.close}
    >
      {isPractice && <OrderExplanation orderId={order.orderId} />}
      <dl className={tables.facts}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}

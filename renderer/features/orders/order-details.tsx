import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { Order } from '../../../shared/domain/order.ts'
import { CopyButton } from '../../components/copy-button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useFormat } from '../../format/use-format.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { accountScreenWords } from '../account/account-screen-words.ts'
import { OrderExplanation } from '../practice/order-explanation.tsx'
import { exitText } from '../strategies/strategy-text.ts'
import { orderText, priceText, sizeText } from '../trade/order-text.ts'
import { useCancelReason } from './cancel-reason-words.ts'
import { FeeCell, TypeCell, useInstrumentFinder, valueDigits } from './cells.tsx'
import { orderKindText } from './order-kind-words.ts'
import { orderWords } from './order-words.ts'
import styles from './tables.module.css'

/** Everything the exchange tells of one order, and in practice why it did or did not fill. */
export function OrderDetails({
  order,
  onClose,
}: {
  readonly order: Order
  readonly onClose: () => void
}) {
  const words = useWords(orderWords)
  const common = useWords(commonWords)
  const format = useFormat()
  const cancelReasonText = useCancelReason()
  const { stpModes } = useWords(accountScreenWords)
  const instrument = useInstrumentFinder()(order)
  const isPractice = useStore(settingsStore, (state) => state.settings.environment === 'practice')
  const { facts } = words
  const rows: ReadonlyArray<readonly [string, ReactNode]> = [
    [facts.type, <TypeCell key="type" {...order} />],
    [facts.filled, sizeText(order.filledQuantity, instrument, format)],
    [facts.average, priceText(order.averagePrice, instrument, format)],
    [facts.value, format.decimal(order.filledValue, { digits: valueDigits(order.category) })],
    [facts.fees, <FeeCell key="fees" fees={order.fees} />],
    [
      facts.margin,
      order.marginMode === null ? format.decimal(null) : words.marginMode[order.marginMode],
    ],
    [
      facts.takeProfit,
      order.takeProfit === null ? common.none : exitText(order.takeProfit, instrument, format),
    ],
    [
      facts.stopLoss,
      order.stopLoss === null ? common.none : exitText(order.stopLoss, instrument, format),
    ],
    [facts.stp, order.stpMode === null ? format.decimal(null) : stpModes[order.stpMode]],
    [facts.origin, orderKindText(order.origin, format.language)],
    ...(order.cancelReason === null
      ? []
      : [[facts.cancelReason, cancelReasonText(order.cancelReason)] as const]),
    [facts.created, format.time(order.createdAtMs, 'date-time-ms')],
    [facts.updated, format.time(order.updatedAtMs, 'date-time-ms')],
  ]
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.detailsTitle(order.symbol)}
      description={orderText(order, instrument, format)}
      closeLabel={common.close}
    >
      {isPractice && <OrderExplanation orderId={order.orderId} />}
      <dl className={styles.facts}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <IdFact name={facts.orderId} id={order.orderId} />
        <IdFact name={facts.clientOid} id={order.clientOid} />
      </dl>
    </Dialog>
  )
}

function IdFact({ name, id }: { readonly name: string; readonly id: string }) {
  const words = useWords(orderWords)
  const common = useWords(commonWords)
  return (
    <div>
      <dt>{name}</dt>
      <dd className={styles.id}>
        <code>{id}</code>
        <CopyButton
          text={id}
          label={words.copyId(name)}
          copiedLabel={common.copied}
          failedLabel={common.notCopied}
        />
      </dd>
    </div>
  )
}

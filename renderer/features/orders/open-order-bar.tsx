import { useState } from 'react'
import type { InstrumentKey } from '../../../shared/domain/instrument.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { Button } from '../../components/button.tsx'
import { Select } from '../../components/select.tsx'
import { TickBox } from '../../components/tick-box.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { CancelMenu } from './cancel-menu.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { filterChoices, type OpenOrderFilter } from './open-order-filter.ts'
import { cancelBatch } from './order-batches.ts'
import { OrderDialog } from './order-dialog.tsx'
import { OrderList } from './order-list.tsx'
import { orderWords } from './order-words.ts'
import styles from './tables.module.css'
import type { ChosenOrders } from './use-chosen-orders.ts'
import { useTradeBlock } from './use-trade-block.ts'

/** Over the open orders: which are shown, and what is done with the chosen ones or with all. */
export function OpenOrderBar({
  keys,
  filter,
  shown,
  chosen,
  onFilter,
}: {
  readonly keys: ReadonlyArray<InstrumentKey>
  readonly filter: OpenOrderFilter
  readonly shown: ReadonlyArray<Order>
  readonly chosen: ChosenOrders
  readonly onFilter: (filter: OpenOrderFilter) => void
}) {
  const words = useWords(orderWords)
  const common = useWords(commonWords)
  const { categories, symbols } = filterChoices(keys, filter)
  return (
    <div className={styles.bar} role="toolbar" aria-label={words.filterCategory}>
      <span className={styles.tick}>
        <TickBox
          label={words.selectAll}
          checked={shown.length > 0 && chosen.orders.length === shown.length}
          partly={chosen.orders.length > 0 && chosen.orders.length < shown.length}
          disabled={shown.length === 0}
          onChange={chosen.chooseAll}
        />
      </span>
      <Select<OpenOrderFilter['category']>
        label={words.filterCategory}
        hideLabel
        size="small"
        value={filter.category}
        choices={[
          { value: 'all', label: words.all },
          ...categories.map((value) => ({ value, label: common.category[value] })),
        ]}
        onChange={(category) => onFilter({ category, symbol: 'all' })}
      />
      <Select
        label={words.filterSymbol}
        hideLabel
        size="small"
        value={filter.symbol}
        choices={[
          { value: 'all', label: words.allSymbols },
          ...symbols.map((value) => ({ value, label: value })),
        ]}
        onChange={(symbol) => onFilter({ ...filter, symbol })}
      />
      <div className={styles.barEnd}>
        {chosen.orders.length > 0 && <ChosenActions chosen={chosen.orders} />}
        <CancelMenu />
      </div>
    </div>
  )
}

function ChosenActions({ chosen }: { readonly chosen: ReadonlyArray<Order> }) {
  const words = useWords(orderWords)
  const block = useTradeBlock()
  const [asking, setAsking] = useState<'cancel' | 'move' | null>(null)
  const close = () => setAsking(null)
  return (
    <>
      <span className={styles.faint}>{words.selected(chosen.length)}</span>
      <Button
        size="small"
        disabled={block !== undefined}
        title={block}
        onClick={() => setAsking('move')}
      >
        {words.shift}
      </Button>
      <Button
        size="small"
        disabled={block !== undefined}
        title={block}
        onClick={() => setAsking('cancel')}
      >
        {words.cancelSelected(chosen.length)}
      </Button>
      {asking === 'move' && <MoveDialog orders={chosen} onClose={close} />}
      {asking === 'cancel' && (
        <OrderDialog
          title={words.cancelSelectedTitle(chosen.length)}
          text={<OrderList orders={chosen} />}
          sendLabel={words.cancelSelected(chosen.length)}
          kind="danger"
          canSend
          passesLiveLock
          send={async () => {
            await cancelBatch(chosen)
            return null
          }}
          onClose={close}
        />
      )}
    </>
  )
}

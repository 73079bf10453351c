import { useState } from 'react'
import { useStore } from 'zustand'
import { instrumentId } from '../../../shared/domain/instrument.ts'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { accountWords } from '../../i18n/account-words.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { AssetsTable } from '../assets/assets-table.tsx'
import { FillsTable } from '../orders/fills-table.tsx'
import { OpenOrders } from '../orders/open-orders.tsx'
import { cancelAllOf } from '../orders/order-actions.ts'
import { OrderHistory } from '../orders/order-history.tsx'
import { useTradeBlock } from '../orders/use-trade-block.ts'
import { PositionsTable } from '../positions/positions-table.tsx'
import { useAccount, useMarket } from './trade-desk.ts'
import styles from './trade-screen.module.css'
import { type AccountTab, tradeViewStore } from './trade-view-store.ts'

/** The account under the chart: positions, open orders, histories and balances. */
export function AccountTabs() {
  const words = useWords(accountWords)
  const tab = useStore(tradeViewStore, (state) => state.tab)
  const positions = useAccount((state) => state.positions.length)
  const orders = useAccount((state) => state.openOrders.length + state.pendingOrders.length)
  return (
    <Tabs<AccountTab>
      label={words.name}
      value={tab}
      onChange={(next) => tradeViewStore.setState({ tab: next })}
      actions={<TabActions tab={tab} />}
      tabs={[
        {
          value: 'positions',
          label: words.tabs.positions,
          count: positions,
          panel: <PositionsTable />,
        },
        { value: 'open', label: words.tabs.open, count: orders, panel: <OpenOrders /> },
        { value: 'history', label: words.tabs.history, panel: <OrderHistory /> },
        { value: 'fills', label: words.tabs.fills, panel: <FillsTable /> },
        { value: 'assets', label: words.tabs.assets, panel: <AssetsTable /> },
      ]}
    />
  )
}

function TabActions({ tab }: { readonly tab: AccountTab }) {
  const words = useWords(accountWords)
  const isOne = useStore(tradeViewStore, (state) => state.isThisSymbolOnly)
  if (tab !== 'open' && tab !== 'positions') return null
  return (
    <div className={styles.tabActions}>
      <Checkbox
        label={words.hideOthers}
        checked={isOne}
        onChange={(isThisSymbolOnly) => tradeViewStore.setState({ isThisSymbolOnly })}
      />
      {tab === 'open' && <CancelAll />}
    </div>
  )
}

/** Cancels every order of the watched symbol, after a question that counts them. */
function CancelAll() {
  const words = useWords(accountWords)
  const common = useWords(commonWords)
  const watched = useMarket((state) => state.watched)
  const count = useAccount(
    (state) =>
      state.openOrders.filter((order) => instrumentId(order) === instrumentId(watched)).length,
  )
  const [isAsking, setAsking] = useState(false)
  const block = useTradeBlock()
  if (count === 0) return null
  return (
    <>
      <Button
        size="small"
        disabled={block !== undefined}
        title={block}
        onClick={() => setAsking(true)}
      >
        {words.cancelAll(watched.symbol, count)}
      </Button>
      <Dialog
        open={isAsking}
        onClose={() => setAsking(false)}
        tone="environment"
        title={words.cancelAllTitle(watched.symbol)}
        description={words.cancelAllText(count)}
        closeLabel={common.close}
        onSubmit={() => {
          setAsking(false)
          void cancelAllOf(watched)
        }}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{words.keep}</Button>
            <Button type="submit" kind="danger">
              {words.cancelAll(watched.symbol, count)}
            </Button>
          </>
        }
      />
    </>
  )
}

import { useStore } from 'zustand'
import { Checkbox } from '../../components/checkbox.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { accountWords } from '../../i18n/account-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { AssetsTable } from '../assets/assets-table.tsx'
import { FillsTable } from '../orders/fills-table.tsx'
import { OpenOrders } from '../orders/open-orders.tsx'
import { OrderHistory } from '../orders/order-history.tsx'
import { ClosedPositions } from '../positions/closed-positions.tsx'
import { PositionColumnPicker } from '../positions/position-column-picker.tsx'
import { PositionsTable } from '../positions/positions-table.tsx'
import { StrategiesTab } from '../strategies/strategies-tab.tsx'
import { useAccount } from './trade-desk.ts'
import styles from './trade-screen.module.css'
import { type AccountTab, tradeViewStore } from './trade-view-store.ts'

/** The account under the chart: positions, open orders, histories and balances. */
export function AccountTabs() {
  const words = useWords(accountWords)
  const tab = useStore(tradeViewStore, (state) => state.tab)
  const positions = useAccount((state) => state.positions.length)
  const orders = useAccount((state) => state.openOrders.length + state.pendingOrders.length)
  const strategies = useAccount((state) => state.strategyOrders.length)
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
        {
          value: 'strategies',
          label: words.tabs.strategies,
          count: strategies,
          panel: <StrategiesTab />,
        },
        { value: 'history', label: words.tabs.history, panel: <OrderHistory /> },
        { value: 'fills', label: words.tabs.fills, panel: <FillsTable /> },
        { value: 'closed', label: words.tabs.closed, panel: <ClosedPositions /> },
        { value: 'assets', label: words.tabs.assets, panel: <AssetsTable /> },
      ]}
    />
  )
}

/** Tabs of what is open, which may show the watched symbol alone. */
const SYMBOL_TABS: ReadonlyArray<AccountTab> = ['positions', 'open', 'strategies']

function TabActions({ tab }: { readonly tab: AccountTab }) {
  const words = useWords(accountWords)
  const isOne = useStore(tradeViewStore, (state) => state.isThisSymbolOnly)
  if (!SYMBOL_TABS.includes(tab)) return null
  return (
    <div className={styles.tabActions}>
      <Checkbox
        label={words.hideOthers}
        checked={isOne}
        onChange={(isThisSymbolOnly) => tradeViewStore.setState({ isThisSymbolOnly })}
      />
      {tab === 'positions' && <PositionColumnPicker />}
    </div>
  )
}

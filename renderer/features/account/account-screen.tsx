import { ArrowLeftRight } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { NoKey } from '../orders/table-state.tsx'
import { useAccount } from '../trade/trade-desk.ts'
import styles from './account.module.css'
import { accountScreenWords } from './account-screen-words.ts'
import { AccountSettingsPanel } from './account-settings-panel.tsx'
import { BalancesPanel } from './balances-panel.tsx'
import { EquitySums } from './equity-sums.tsx'
import { FeeRatesPanel } from './fee-rates-panel.tsx'
import { LedgerPanel } from './ledger-panel.tsx'
import { TransferDialog } from './transfer-dialog.tsx'

type Tab = 'balances' | 'ledger' | 'fees' | 'settings'

/** The whole account of the key in use: sums, both wallets, ledger, fee rates, and its settings. */
export function AccountScreen() {
  const words = useWords(accountScreenWords)
  const hasNoKey = useAccount((state) => state.state === 'no-key')
  const [tab, setTab] = useState<Tab>('balances')
  const [isMoving, setMoving] = useState(false)
  /** Grows with each transfer, so that the funding account is asked again. */
  const [moved, setMoved] = useState(0)
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <h1 className={styles.title}>{words.title}</h1>
        {!hasNoKey && <EquitySums />}
        <Button
          kind="primary"
          disabled={hasNoKey}
          icon={<ArrowLeftRight size={13} aria-hidden />}
          onClick={() => setMoving(true)}
        >
          {words.transfer}
        </Button>
      </header>
      {hasNoKey ? (
        <NoKey />
      ) : (
        <Tabs<Tab>
          label={words.title}
          value={tab}
          onChange={setTab}
          className={styles.tabs ?? ''}
          tabs={[
            { value: 'balances', label: words.tabs.balances, panel: <BalancesPanel key={moved} /> },
            { value: 'ledger', label: words.tabs.ledger, panel: <LedgerPanel key={moved} /> },
            { value: 'fees', label: words.tabs.fees, panel: <FeeRatesPanel /> },
            { value: 'settings', label: words.tabs.settings, panel: <AccountSettingsPanel /> },
          ]}
        />
      )}
      {isMoving && (
        <TransferDialog
          onClose={() => setMoving(false)}
          onMoved={() => setMoved((count) => count + 1)}
        />
      )}
    </div>
  )
}

import { ArrowLeftRight, Snowflake, Sun } from 'lucide-react'
import { useCallback, useState } from 'react'
import type { SubAccount } from '../../../shared/domain/sub-account.ts'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { ask } from '../../desk-client.ts'
import { useWords } from '../../i18n/use-words.ts'
import { FreezeDialog } from './freeze-dialog.tsx'
import { SubAccountAssetsView } from './sub-account-assets-view.tsx'
import { SubAccountKeysView } from './sub-account-keys-view.tsx'
import { subAccountWords } from './sub-account-words.ts'
import styles from './sub-accounts.module.css'
import { SubTransferDialog } from './sub-transfer-dialog.tsx'
import { useReading } from './use-reading.ts'

/** One sub-account: what can be done with it, its keys and its assets. */
export function SubAccountPanel({
  account,
  canChange,
  onAccounts,
}: {
  readonly account: SubAccount
  readonly canChange: boolean
  /** The list as a command answered it; `null`: it has to be read. */
  readonly onAccounts: (accounts: ReadonlyArray<SubAccount> | null) => void
}) {
  const words = useWords(subAccountWords)
  const [open, setOpen] = useState<'freeze' | 'transfer' | null>(null)
  const { uid } = account
  const read = useCallback(() => ask('subs.assets', uid), [uid])
  const assets = useReading(read)
  const isFrozen = account.status === 'frozen'
  return (
    <aside className={styles.panel} aria-label={words.panel.about(account.username)}>
      <header className={styles.panelHead}>
        <div className={styles.panelName}>
          <h2 title={account.username}>{account.username}</h2>
          <p>
            <code>{uid}</code>
            <Badge tone={isFrozen ? 'warning' : 'neutral'}>{words.status[account.status]}</Badge>
            <Badge>{account.accountMode}</Badge>
          </p>
        </div>
        <div className={styles.panelActions}>
          <Button
            size="small"
            icon={<ArrowLeftRight size={13} aria-hidden />}
            disabled={!canChange}
            onClick={() => setOpen('transfer')}
          >
            {words.panel.transfer}
          </Button>
          <Button
            size="small"
            icon={isFrozen ? <Sun size={13} aria-hidden /> : <Snowflake size={13} aria-hidden />}
            disabled={!canChange}
            onClick={() => setOpen('freeze')}
          >
            {isFrozen ? words.panel.unfreeze : words.panel.freeze}
          </Button>
        </div>
      </header>
      <SubAccountKeysView account={account} canChange={canChange} />
      <SubAccountAssetsView assets={assets} />
      {open === 'freeze' && (
        <FreezeDialog
          account={account}
          onClose={() => setOpen(null)}
          onDone={(accounts) => {
            setOpen(null)
            onAccounts(accounts)
          }}
        />
      )}
      {open === 'transfer' && (
        <SubTransferDialog
          account={account}
          coins={assets.value?.coins ?? []}
          onClose={() => {
            setOpen(null)
            assets.reload()
          }}
        />
      )}
    </aside>
  )
}

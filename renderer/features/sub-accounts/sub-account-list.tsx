import { Plus, RotateCw, UsersRound } from 'lucide-react'
import { useCallback, useState } from 'react'
import type { Permission } from '../../../shared/domain/key-set.ts'
import { Button } from '../../components/button.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { ask } from '../../desk-client.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Screen } from '../frame/screen.tsx'
import { KeysPartSwitch } from '../keys/keys-part-switch.tsx'
import { Trouble } from '../keys/trouble.tsx'
import { CreateSubAccountDialog } from './create-sub-account-dialog.tsx'
import { useSubAccountColumns } from './sub-account-columns.tsx'
import { SubAccountPanel } from './sub-account-panel.tsx'
import { subAccountWords } from './sub-account-words.ts'
import styles from './sub-accounts.module.css'
import { useReading } from './use-reading.ts'

/** All sub-accounts, and the chosen one beside them. `missing`: the permission without which nothing changes. */
export function SubAccountList({ missing }: { readonly missing: Permission | null }) {
  const words = useWords(subAccountWords)
  const common = useWords(commonWords)
  const columns = useSubAccountColumns()
  const read = useCallback(() => ask('subs.list'), [])
  const accounts = useReading(read)
  const [chosenUid, setChosenUid] = useState<string | null>(null)
  const [isCreating, setIsCreating] = useState(false)
  const rows = accounts.value ?? []
  const chosen = rows.find((one) => one.uid === chosenUid) ?? null
  const create = (
    <Button
      kind="primary"
      icon={<Plus size={14} aria-hidden />}
      disabled={missing !== null}
      onClick={() => setIsCreating(true)}
    >
      {words.create}
    </Button>
  )
  return (
    <Screen
      title={words.title}
      lead={words.lead}
      actions={
        <>
          <IconButton
            label={words.refresh}
            icon={<RotateCw size={14} aria-hidden />}
            aria-busy={accounts.isBusy}
            onClick={accounts.reload}
          />
          {create}
        </>
      }
    >
      <KeysPartSwitch />
      {missing !== null && (
        <p className={styles.readOnly}>{words.gate.readOnly(common.permission[missing])}</p>
      )}
      <div className={styles.columns}>
        <section className={styles.table} aria-label={words.title}>
          <DataTable
            label={words.title}
            columns={columns}
            rows={rows}
            rowId={(row) => row.uid}
            state={accounts.error !== null ? 'old' : accounts.isBusy ? 'loading' : 'ready'}
            banner={
              accounts.error === null ? null : (
                <Trouble
                  compact
                  error={accounts.error}
                  actions={
                    <Button size="small" onClick={accounts.reload}>
                      {common.retry}
                    </Button>
                  }
                />
              )
            }
            empty={
              accounts.error !== null ? null : (
                <EmptyState
                  icon={<UsersRound size={24} strokeWidth={1.5} aria-hidden />}
                  title={words.emptyTitle}
                  text={words.emptyText}
                  action={create}
                />
              )
            }
            selectedId={chosenUid}
            onSelect={setChosenUid}
          />
        </section>
        {chosen === null ? (
          <aside className={styles.panel} aria-label={words.chooseTitle}>
            {rows.length > 0 && <EmptyState title={words.chooseTitle} text={words.chooseText} />}
          </aside>
        ) : (
          <SubAccountPanel
            key={chosen.uid}
            account={chosen}
            canChange={missing === null}
            onAccounts={accounts.replace}
          />
        )}
      </div>
      {isCreating && (
        <CreateSubAccountDialog
          onClose={() => setIsCreating(false)}
          onCreated={(uid) => {
            setIsCreating(false)
            setChosenUid(uid)
            accounts.reload()
          }}
          onLost={accounts.reload}
        />
      )}
    </Screen>
  )
}

import { Pencil, Plus, RotateCw, Trash2 } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useStore } from 'zustand'
import { KEY_SETS_PER_ACCOUNT, type KeySet } from '../../../shared/domain/key-set.ts'
import type { SubAccount, SubAccountKey } from '../../../shared/domain/sub-account.ts'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { ask } from '../../desk-client.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { keysStore } from '../../stores/keys-store.ts'
import { Trouble } from '../keys/trouble.tsx'
import { ChangeSubKeyDialog } from './change-sub-key-dialog.tsx'
import { CreateSubKeyDialog } from './create-sub-key-dialog.tsx'
import { DeleteSubKeyDialog } from './delete-sub-key-dialog.tsx'
import { isKeyHere } from './is-key-here.ts'
import { subAccountWords } from './sub-account-words.ts'
import styles from './sub-accounts.module.css'
import { useReading } from './use-reading.ts'

type Open =
  | { readonly kind: 'create' }
  | { readonly kind: 'change' | 'delete'; readonly key: SubAccountKey }

/** The keys of a sub-account, without their secrets, which the exchange shows once. */
export function SubAccountKeysView({
  account,
  canChange,
}: {
  readonly account: SubAccount
  readonly canChange: boolean
}) {
  const words = useWords(subAccountWords)
  const common = useWords(commonWords)
  const { uid } = account
  const read = useCallback(() => ask('subs.keys', uid), [uid])
  const keys = useReading(read)
  const [open, setOpen] = useState<Open | null>(null)
  const [made, setMade] = useState<KeySet | null>(null)
  const list = keys.value ?? []
  const isFull = list.length >= KEY_SETS_PER_ACCOUNT
  const close = () => setOpen(null)
  return (
    <section className={styles.part} aria-label={words.panel.keys} aria-busy={keys.isBusy}>
      <div className={styles.partHead}>
        <h3>{words.panel.keys}</h3>
        {keys.value !== null && (
          <span className={styles.faint}>
            {words.panel.keysOf(list.length, KEY_SETS_PER_ACCOUNT)}
          </span>
        )}
        <Button
          size="small"
          className={styles.addKey}
          icon={<Plus size={13} aria-hidden />}
          disabled={!canChange || isFull || keys.value === null}
          onClick={() => {
            setMade(null)
            setOpen({ kind: 'create' })
          }}
        >
          {words.panel.addKey}
        </Button>
        <IconButton
          size="small"
          label={words.panel.readKeys}
          icon={<RotateCw size={13} aria-hidden />}
          onClick={keys.reload}
        />
      </div>
      <div role="status">
        {made !== null && (
          <p className={styles.made} data-storage={made.storage}>
            {made.storage === 'keychain'
              ? words.made(made.label, made.hint)
              : words.madeSession(made.label, made.hint)}
          </p>
        )}
      </div>
      {keys.error !== null && (
        <Trouble
          compact
          error={keys.error}
          actions={
            <Button size="small" onClick={keys.reload}>
              {common.retry}
            </Button>
          }
        />
      )}
      {keys.value === null && keys.error === null && (
        <p className={styles.faint}>{common.loading}</p>
      )}
      {keys.value?.length === 0 && <p className={styles.faint}>{words.panel.noKeys}</p>}
      {isFull && <p className={styles.faint}>{words.panel.full(KEY_SETS_PER_ACCOUNT)}</p>}
      <ul className={styles.keys}>
        {list.map((key) => (
          <KeyLine
            key={key.handle}
            of={key}
            accountUid={uid}
            canChange={canChange}
            onOpen={(kind) => setOpen({ kind, key })}
          />
        ))}
      </ul>
      {open?.kind === 'create' && (
        <CreateSubKeyDialog
          account={account}
          onClose={close}
          onLost={keys.reload}
          onMade={(keySet) => {
            close()
            setMade(keySet)
            keys.reload()
          }}
        />
      )}
      {open?.kind === 'change' && (
        <ChangeSubKeyDialog
          of={open.key}
          onClose={close}
          onLost={keys.reload}
          onDone={() => {
            close()
            keys.reload()
          }}
        />
      )}
      {open?.kind === 'delete' && (
        <DeleteSubKeyDialog
          uid={uid}
          of={open.key}
          onClose={close}
          onDone={(left) => {
            close()
            keys.replace(left)
          }}
        />
      )}
    </section>
  )
}

function KeyLine({
  of: key,
  accountUid,
  canChange,
  onOpen,
}: {
  readonly of: SubAccountKey
  readonly accountUid: string
  readonly canChange: boolean
  readonly onOpen: (kind: 'change' | 'delete') => void
}) {
  const words = useWords(subAccountWords).panel
  const common = useWords(commonWords)
  const isHere = useStore(keysStore, (state) => isKeyHere(state.ring, accountUid, key.hint))
  const { boundIps, permissions } = key
  return (
    <li className={styles.key}>
      <div className={styles.keyWords}>
        <p className={styles.keyName}>
          <strong>{key.note}</strong>
          <code>·…{key.hint}</code>
          {isHere && <Badge tone="environment-soft">{words.here}</Badge>}
        </p>
        <p className={styles.faint}>
          {permissions.map((permission) => common.permission[permission]).join(' · ') ||
            common.none}
        </p>
        <p className={boundIps.length === 0 ? styles.unbound : styles.faint}>
          {boundIps.length === 0 ? words.anyAddress : boundIps.join(', ')}
        </p>
      </div>
      <IconButton
        size="small"
        label={`${words.change} ${key.note}`}
        icon={<Pencil size={13} aria-hidden />}
        disabled={!canChange}
        onClick={() => onOpen('change')}
      />
      <IconButton
        size="small"
        tone="danger"
        label={`${words.remove} ${key.note}`}
        icon={<Trash2 size={13} aria-hidden />}
        disabled={!canChange}
        onClick={() => onOpen('delete')}
      />
    </li>
  )
}

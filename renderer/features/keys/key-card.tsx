import { Pencil, RotateCw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { DeskError } from '../../../shared/domain/error.ts'
import type { KeySet } from '../../../shared/domain/key-set.ts'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { AccountTrouble } from './account-trouble.tsx'
import { chooseKey, refreshKey } from './key-actions.ts'
import { KeyCardMenu } from './key-card-menu.tsx'
import { KeyDeleteDialog } from './key-delete-dialog.tsx'
import { KeyDot } from './key-dot.tsx'
import { KeyFactsView } from './key-facts-view.tsx'
import { KeyRenameDialog } from './key-rename-dialog.tsx'
import styles from './keys.module.css'
import { keysWords } from './keys-words.ts'
import { Trouble } from './trouble.tsx'

/** One key set: who it is, what it may do, and what can be done with it. */
export function KeyCard({
  keySet,
  keySets,
  isInUse,
  onLeaked,
}: {
  readonly keySet: KeySet
  readonly keySets: ReadonlyArray<KeySet>
  readonly isInUse: boolean
  /** The user fears that somebody else has this key. */
  readonly onLeaked: () => void
}) {
  const words = useWords(keysWords)
  const [open, setOpen] = useState<'rename' | 'delete' | null>(null)
  const [isRefreshing, setIsRefreshing] = useState(false)
  const [error, setError] = useState<DeskError | null>(null)
  const label = keySet.label || words.unnamed

  async function refresh(): Promise<void> {
    setIsRefreshing(true)
    setError(await refreshKey(keySet.id))
    setIsRefreshing(false)
  }

  return (
    <article className={styles.card} data-in-use={isInUse} aria-label={label}>
      <header className={styles.cardHead}>
        <KeyDot colour={keySet.colour} />
        <h3 className={styles.cardName}>{label}</h3>
        <code className={styles.hint}>·…{keySet.hint}</code>
        <Badge>{words.algorithm[keySet.algorithm]}</Badge>
        {isInUse && <Badge tone="environment-soft">{words.inUse}</Badge>}
        {keySet.storage === 'session' && <Badge tone="warning">{words.storage.session}</Badge>}
        <div className={styles.cardActions}>
          {!isInUse && (
            <Button
              size="small"
              className={styles.use}
              onClick={() => void chooseKey(keySet.environment, keySet.id)}
            >
              {words.use}
            </Button>
          )}
          <IconButton
            size="small"
            label={words.refresh}
            icon={<RotateCw size={13} aria-hidden />}
            aria-busy={isRefreshing}
            disabled={isRefreshing}
            onClick={() => void refresh()}
          />
          <IconButton
            size="small"
            label={words.rename}
            icon={<Pencil size={13} aria-hidden />}
            onClick={() => setOpen('rename')}
          />
          <IconButton
            size="small"
            tone="danger"
            label={words.remove}
            icon={<Trash2 size={13} aria-hidden />}
            onClick={() => setOpen('delete')}
          />
          <KeyCardMenu label={label} onLeaked={onLeaked} />
        </div>
      </header>
      <KeyFactsView keySet={keySet} keySets={keySets} />
      {error !== null && (
        <div ref={bringIntoView}>
          <Trouble compact error={error} keySet={keySet} />
        </div>
      )}
      {error === null && isInUse && <AccountTrouble keySet={keySet} />}
      {open === 'rename' && <KeyRenameDialog keySet={keySet} onClose={() => setOpen(null)} />}
      {open === 'delete' && <KeyDeleteDialog keySet={keySet} onClose={() => setOpen(null)} />}
    </article>
  )
}

/** The answer to a press must be seen: the card may end below the window. */
function bringIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}

import { ExternalLink, FlaskConical, KeyRound, ListChecks, Plus } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { ENVIRONMENTS } from '../../../shared/domain/environment.ts'
import type { KeySet } from '../../../shared/domain/key-set.ts'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorMessage } from '../../components/error-message.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { useExplainError } from '../../i18n/use-explained.ts'
import { useWords } from '../../i18n/use-words.ts'
import { readKeys } from '../../start-desk.ts'
import { keysStore } from '../../stores/keys-store.ts'
import { Screen } from '../frame/screen.tsx'
import { openLink } from './key-actions.ts'
import { KeyCard } from './key-card.tsx'
import { KeyLeakDialog } from './key-leak-dialog.tsx'
import styles from './keys.module.css'
import { KeysPartSwitch } from './keys-part-switch.tsx'
import { openDemoPath, openKeyForm } from './keys-view-store.ts'
import { keysWords } from './keys-words.ts'
import { usePracticeKey } from './use-practice-key.ts'

export function KeyList() {
  const words = useWords(keysWords)
  const common = useWords(commonWords)
  const explain = useExplainError()
  const { ring, error } = useStore(keysStore)
  const practice = usePracticeKey()
  // Held here and not by the card: the card goes when its key is forgotten, the checklist stays.
  const [leaked, setLeaked] = useState<KeySet | null>(null)
  const keySets = ring?.keySets ?? []
  const practiceButton = (kind: 'primary' | 'plain') => (
    <Button
      kind={kind}
      busy={practice.isBusy}
      icon={<FlaskConical size={14} aria-hidden />}
      onClick={() => void practice.make()}
    >
      {words.makePractice}
    </Button>
  )
  const addButton = (
    <Button icon={<Plus size={14} aria-hidden />} onClick={openKeyForm}>
      {words.add}
    </Button>
  )
  return (
    <Screen
      title={words.title}
      lead={words.lead}
      actions={
        keySets.length === 0 ? null : (
          <>
            <Button
              kind="quiet"
              icon={<ExternalLink size={13} aria-hidden />}
              onClick={() => void openLink('api-key-management')}
            >
              {words.openManagement}
            </Button>
            {practiceButton('plain')}
            {addButton}
          </>
        )
      }
    >
      {keySets.length > 0 && <KeysPartSwitch />}
      {error !== null && (
        <ErrorMessage
          {...explain(error)}
          actions={<Button onClick={() => void readKeys()}>{common.retry}</Button>}
        />
      )}
      {practice.error !== null && <ErrorMessage {...explain(practice.error)} />}
      {ring?.keychainFailure !== null && ring?.keychainFailure !== undefined && (
        <ErrorMessage
          tone="warning"
          {...explain({ kind: 'keychain', failure: ring.keychainFailure })}
        />
      )}
      {ring !== null && keySets.length === 0 && (
        <div className={styles.firstRun}>
          <EmptyState
            icon={<KeyRound size={28} strokeWidth={1.5} aria-hidden />}
            title={words.emptyTitle}
            text={words.emptyText}
            action={
              <>
                {practiceButton('primary')}
                <DemoButton />
                {addButton}
              </>
            }
          />
        </div>
      )}
      {keySets.length > 0 &&
        ENVIRONMENTS.map((environment) => {
          const here = keySets.filter((keySet) => keySet.environment === environment)
          const name = common.environment[environment]
          return (
            <section
              key={environment}
              className={styles.group}
              data-environment={environment}
              aria-label={common.environment[environment]}
            >
              <h2 className={styles.groupHead}>
                <Badge tone="environment">{name}</Badge>
                <span className={styles.groupMeans}>{common.environmentMeans[environment]}</span>
                {environment === 'demo' && <DemoButton size="small" />}
              </h2>
              {here.length === 0 && <p className={styles.none}>{words.emptyHere(name)}</p>}
              {here.map((keySet) => (
                <KeyCard
                  key={keySet.id}
                  keySet={keySet}
                  keySets={keySets}
                  isInUse={ring?.environment === environment && ring.activeId === keySet.id}
                  onLeaked={() => setLeaked(keySet)}
                />
              ))}
            </section>
          )
        })}
      {leaked !== null && <KeyLeakDialog keySet={leaked} onClose={() => setLeaked(null)} />}
    </Screen>
  )
}

function DemoButton({ size = 'medium' }: { readonly size?: 'small' | 'medium' }) {
  const words = useWords(keysWords)
  return (
    <Button size={size} icon={<ListChecks size={14} aria-hidden />} onClick={openDemoPath}>
      {words.getDemo}
    </Button>
  )
}

import { KeyRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorMessage } from '../../components/error-message.tsx'
import { useFormat } from '../../format/use-format.ts'
import { accountWords } from '../../i18n/account-words.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { ticketWords } from '../../i18n/ticket-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { goTo } from '../../stores/navigation-store.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { Trouble } from '../keys/trouble.tsx'
import { takePracticeKey } from '../ticket/take-practice-key.ts'
import { tradeDesk, useAccount } from '../trade/trade-desk.ts'
import { useNow } from '../trade/use-now.ts'
import styles from './tables.module.css'
import { useLasting } from './use-lasting.ts'

/**
 * A socket that is cut is back within about a second. The figures are then hardly older than they were,
 * and a note that comes and goes would only move the rows; the status bar tells of it at once.
 */
const SHORT_OUTAGE_MS = 2000

export interface TableState {
  readonly state: 'ready' | 'loading' | 'old'
  readonly banner: ReactNode
  readonly empty: ReactNode
}

/** What a table of the account shows around its rows: skeleton, failure, age, or what would be here. */
export function useAccountTableState(title: string, text: string): TableState {
  const state = useAccount((account) => account.state)
  const isOld = useLasting(state === 'stale', SHORT_OUTAGE_MS)
  if (state === 'no-key') return { state: 'ready', banner: null, empty: <NoKey /> }
  if (state === 'failed') return { state: 'old', banner: <Failed />, empty: null }
  const empty = <EmptyState title={title} text={text} />
  if (isOld) return { state: 'old', banner: <Stale />, empty }
  return { state: state === 'loading' ? 'loading' : 'ready', banner: null, empty }
}

export function NoKey() {
  const words = useWords(accountWords)
  const { blocked } = useWords(ticketWords)
  const isPractice = useStore(settingsStore, (state) => state.settings.environment === 'practice')
  return (
    <EmptyState
      icon={<KeyRound size={18} aria-hidden />}
      title={words.noKey}
      text={words.noKeyText}
      action={
        <>
          {isPractice && (
            <Button size="small" kind="primary" onClick={() => void takePracticeKey()}>
              {blocked.takePractice}
            </Button>
          )}
          <Button size="small" onClick={() => goTo('keys')}>
            {blocked.addKey}
          </Button>
        </>
      }
    />
  )
}

function Failed() {
  const common = useWords(commonWords)
  const words = useWords(accountWords)
  const error = useAccount((account) => account.error)
  const retry = (
    <Button size="small" onClick={() => tradeDesk().account.read()}>
      {common.retry}
    </Button>
  )
  if (error !== null) return <Trouble compact error={error} actions={retry} />
  const text = { happened: words.failed, means: '', remedy: '' }
  return <ErrorMessage compact text={text} actions={retry} />
}

function Stale() {
  const format = useFormat()
  const words = useWords(accountWords)
  const heardAtMs = useAccount((account) => account.heardAtMs)
  const nowMs = useNow(1000)
  const age = format.age(heardAtMs === null ? null : nowMs - heardAtMs)
  return (
    <p role="status" className={styles.stale}>
      {words.stale(age)}
    </p>
  )
}

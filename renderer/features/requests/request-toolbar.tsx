import { Pause, Play, Search, Trash2 } from 'lucide-react'
import { useStore } from 'zustand'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import { ask } from '../../desk-client.ts'
import { useWords } from '../../i18n/use-words.ts'
import { tell } from '../../stores/notices-store.ts'
import { pauseRequests, requestsStore } from '../../stores/requests-store.ts'
import type { RequestFilter } from './request-filter.ts'
import styles from './requests.module.css'
import { requestsWords } from './requests-words.ts'

const METHODS = ['all', 'GET', 'POST', 'WS'] as const
const OUTCOMES = ['all', 'ok', 'refused', 'rate-limited', 'failed'] as const

export function RequestToolbar({
  filter,
  onChange,
  shown,
}: {
  readonly filter: RequestFilter
  readonly onChange: (filter: RequestFilter) => void
  readonly shown: number
}) {
  const words = useWords(requestsWords)
  const { rows, held, isPaused } = useStore(requestsStore)
  return (
    <header className={styles.toolbar}>
      <h1 className={styles.title}>{words.title}</h1>
      <TextField
        className={styles.search ?? ''}
        label={words.search}
        hideLabel
        type="search"
        placeholder={words.search}
        prefix={<Search size={13} aria-hidden />}
        value={filter.text}
        onChange={(text) => onChange({ ...filter, text })}
      />
      <Select
        label={words.filterOutcome}
        hideLabel
        value={filter.outcome}
        choices={OUTCOMES.map((value) => ({
          value,
          label: value === 'all' ? words.anyOutcome : words.outcome[value],
        }))}
        onChange={(outcome) => onChange({ ...filter, outcome })}
      />
      <SegmentedControl
        label={words.filterMethod}
        value={filter.method}
        segments={METHODS.map((value) => ({ value, label: value === 'all' ? words.all : value }))}
        onChange={(method) => onChange({ ...filter, method })}
      />
      <Checkbox
        label={words.onlyOrders}
        checked={filter.onlyOrders}
        onChange={(onlyOrders) => onChange({ ...filter, onlyOrders })}
      />
      {/* The sentence is for the ear and the pointer: beside an open request it would be cut. */}
      <output
        className={styles.counted}
        aria-label={words.counted(shown, rows.length)}
        title={words.counted(shown, rows.length)}
      >
        {words.countedShort(shown, rows.length)}
      </output>
      {isPaused ? (
        <Button
          kind="primary"
          icon={<Play size={13} aria-hidden />}
          onClick={() => pauseRequests(false)}
        >
          {words.resume(held.length)}
        </Button>
      ) : (
        <IconButton
          label={words.pause}
          side="bottom"
          icon={<Pause size={14} aria-hidden />}
          onClick={() => pauseRequests(true)}
        />
      )}
      <IconButton
        label={words.clear}
        side="bottom"
        icon={<Trash2 size={14} aria-hidden />}
        disabled={rows.length === 0}
        onClick={() => void clear()}
      />
    </header>
  )
}

async function clear(): Promise<void> {
  const answer = await ask('requests.clear')
  if (answer.ok) requestsStore.setState({ rows: [], held: [], selectedId: null })
  else tell('refused', { kind: 'error', title: null, error: answer.error })
}

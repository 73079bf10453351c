import type { ReactNode } from 'react'
import { EXPORT_FORMATS, type ExportFormat } from '../../../shared/domain/history.ts'
import { Button } from '../../components/button.tsx'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useWords } from '../../i18n/use-words.ts'
import styles from './history.module.css'
import { type HistoryRange, RANGE_PRESETS, type RangeProblem } from './history-range.ts'
import { historyWords } from './history-words.ts'

/** Over a history: what is shown, which time, and the way to a file. `children` are the filters of its own. */
export function FilterBar({
  range,
  problem,
  onRange,
  exporting,
  onExport,
  children,
}: {
  readonly range: HistoryRange
  /** What is wrong with the days; `null`: nothing. */
  readonly problem: RangeProblem | null
  readonly onRange: (range: HistoryRange) => void
  /** The file that is being written. */
  readonly exporting: ExportFormat | null
  readonly onExport: (format: ExportFormat) => void
  readonly children?: ReactNode
}) {
  const words = useWords(historyWords)
  return (
    <>
      <div className={styles.bar} role="toolbar" aria-label={words.filter}>
        {children}
        <Select
          label={words.range}
          hideLabel
          size="small"
          value={range.preset}
          choices={RANGE_PRESETS.map((value) => ({ value, label: words.presets[value] }))}
          onChange={(preset) => onRange({ ...range, preset })}
        />
        {range.preset === 'custom' && (
          <>
            <DayField
              label={words.from}
              value={range.from}
              onChange={(from) => onRange({ ...range, from })}
            />
            <DayField
              label={words.to}
              value={range.to}
              onChange={(to) => onRange({ ...range, to })}
            />
          </>
        )}
        <fieldset className={styles.exports} aria-label={words.exportAs}>
          {EXPORT_FORMATS.map((format) => (
            <Button
              key={format}
              size="small"
              kind="quiet"
              busy={exporting === format}
              disabled={problem !== null}
              title={exporting === format ? words.exporting : `${words.exportAs} ${words[format]}`}
              aria-label={`${words.exportAs} ${words[format]}`}
              onClick={() => onExport(format)}
            >
              {words[format]}
            </Button>
          ))}
        </fieldset>
      </div>
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {words[problem]}
        </p>
      )}
    </>
  )
}

function DayField(props: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  return (
    <TextField
      label={props.label}
      hideLabel
      className={styles.day ?? ''}
      placeholder="2026-09-21"
      maxLength={10}
      trimPaste
      value={props.value}
      onChange={props.onChange}
    />
  )
}

import { Plus, X } from 'lucide-react'
import { useStore } from 'zustand'
import { type Instrument, instrumentId, settleCoin } from '../../../shared/domain/instrument.ts'
import type { SizePreset } from '../../../shared/domain/settings.ts'
import { classNames } from '../../components/class-names.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { type Format, useFormat } from '../../format/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { effectiveKind, sizeKinds } from '../../stores/ticket-size.ts'
import { changeSettings } from '../settings/change-settings.ts'
import { presetsWith, presetsWithout, toPreset } from '../settings/preset-rules.ts'
import { ticketFormWords } from './ticket-form-words.ts'
import styles from './ticket-size.module.css'
import type { TicketView } from './use-ticket.ts'

/** The instrument's own sizes as chips; nothing while there are none. */
export function SizePresets({ view }: { readonly view: TicketView }) {
  const words = useWords(ticketFormWords)
  const format = useFormat()
  const { ticket, instrument, ground, change } = view
  const { presets, keep } = usePresets(instrument)
  const kinds = sizeKinds(ticket, ground)
  if (presets.length === 0) return null
  return (
    <fieldset className={styles.chipRow} aria-label={words.presets}>
      {presets.map((preset) => {
        const text = presetText(preset, instrument, format)
        const drop = () => keep(presetsWithout(presets, preset))
        return (
          <span key={`${preset.kind} ${preset.amount}`} className={styles.preset}>
            <button
              type="button"
              className={classNames(styles.share, styles.presetChip)}
              title={words.presetKeys}
              aria-label={words.takePreset(text)}
              disabled={!kinds.includes(preset.kind)}
              onClick={() => change({ sizeKind: preset.kind, size: preset.amount })}
              onKeyDown={(event) => {
                if (event.key !== 'Delete' && event.key !== 'Backspace') return
                event.preventDefault()
                drop()
              }}
            >
              {text}
            </button>
            <button
              type="button"
              tabIndex={-1}
              className={styles.dropPreset}
              aria-label={words.dropPreset(text)}
              onClick={drop}
            >
              <X size={10} aria-hidden />
            </button>
          </span>
        )
      })}
    </fieldset>
  )
}

/** Keeps the typed size as a preset of this instrument. */
export function KeepPreset({ view }: { readonly view: TicketView }) {
  const words = useWords(ticketFormWords)
  const { presets, keep } = usePresets(view.instrument)
  const typed = toPreset(effectiveKind(view.ticket, view.ground), view.ticket.size)
  const kept = typed === null ? null : presetsWith(presets, typed)
  return (
    <IconButton
      label={words.keepPreset}
      icon={<Plus size={13} aria-hidden />}
      size="small"
      disabled={kept === null}
      onClick={() => {
        if (kept !== null) keep(kept)
      }}
    />
  )
}

function usePresets(instrument: Instrument): {
  readonly presets: ReadonlyArray<SizePreset>
  readonly keep: (presets: ReadonlyArray<SizePreset>) => void
} {
  const id = instrumentId(instrument)
  const all = useStore(settingsStore, (state) => state.settings.sizePresets)
  return {
    presets: all[id] ?? [],
    keep: (presets) => void changeSettings({ sizePresets: { ...all, [id]: presets } }),
  }
}

/** `0.01 BTC`, `25%`, `50 USDT risk`. */
export function presetText(
  { kind, amount }: SizePreset,
  instrument: Instrument,
  format: Format,
): string {
  const figure = format.decimal(amount)
  const words = ticketFormWords[format.language]
  if (kind === 'percent') return `${figure}%`
  if (kind === 'risk') return `${words.kinds.risk} ${figure} ${settleCoin(instrument) ?? ''}`.trim()
  return `${figure} ${kind === 'base' ? instrument.baseCoin : instrument.quoteCoin}`
}

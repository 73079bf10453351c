import { X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useStore } from 'zustand'
import { type Instrument, instrumentId } from '../../../shared/domain/instrument.ts'
import { SIZE_KINDS, type SizeKind, type SizePreset } from '../../../shared/domain/settings.ts'
import { instrumentUnit } from '../../../shared/rules/quantity-unit.ts'
import { Button } from '../../components/button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { Select } from '../../components/select.tsx'
import { useFormat } from '../../format/use-format.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { presetText } from '../ticket/size-presets.tsx'
import { useInstruments } from '../trade/trade-desk.ts'
import { changeSettings } from './change-settings.ts'
import { presetsWith, presetsWithout, toPreset } from './preset-rules.ts'
import styles from './settings.module.css'
import { SettingsRow } from './settings-row.tsx'
import { tradingSettingsWords } from './trading-settings-words.ts'

/** Size presets of every instrument that has some, and one more for the instrument being watched. */
export function PresetEditor() {
  const words = useWords(tradingSettingsWords)
  const { category } = useWords(commonWords)
  const all = useStore(settingsStore, (state) => state.settings.sizePresets)
  const watched = useStore(settingsStore, (state) => instrumentId(state.settings.instrument))
  const instruments = useInstruments((state) => state.instruments)
  const find = (id: string) => instruments.find((one) => instrumentId(one) === id)
  const kept = Object.entries(all).filter(([, presets]) => presets.length > 0)
  const target = find(watched)
  const name = (instrument: Instrument | undefined, id: string) =>
    instrument === undefined ? id : `${instrument.symbol} ${category[instrument.category]}`

  function keep(id: string, presets: ReadonlyArray<SizePreset>): void {
    void changeSettings({ sizePresets: { ...all, [id]: presets } })
  }

  return (
    <SettingsRow name={words.presets} text={words.presetsText}>
      <div className={styles.editor}>
        {kept.length === 0 && <p className={styles.text}>{words.noPresets}</p>}
        {kept.map(([id, presets]) => (
          <div key={id} className={styles.entry}>
            <span className={styles.entryName}>{name(find(id), id)}</span>
            <Chips
              presets={presets}
              instrument={find(id)}
              onDrop={(preset) => keep(id, presetsWithout(presets, preset))}
            />
          </div>
        ))}
        {target !== undefined && (
          <AddPreset
            key={watched}
            instrument={target}
            name={name(target, watched)}
            presets={all[watched] ?? []}
            onKeep={(presets) => keep(watched, presets)}
          />
        )}
      </div>
    </SettingsRow>
  )
}

function Chips({
  presets,
  instrument,
  onDrop,
}: {
  readonly presets: ReadonlyArray<SizePreset>
  readonly instrument: Instrument | undefined
  readonly onDrop: (preset: SizePreset) => void
}) {
  const words = useWords(tradingSettingsWords)
  const format = useFormat()
  return (
    <span className={styles.chips}>
      {presets.map((preset) => {
        const text =
          instrument === undefined
            ? `${format.decimal(preset.amount)} ${preset.kind}`
            : presetText(preset, instrument, format)
        return (
          <span key={`${preset.kind} ${preset.amount}`} className={styles.chip}>
            {text}
            <IconButton
              label={words.remove(text)}
              icon={<X size={11} aria-hidden />}
              size="small"
              onClick={() => onDrop(preset)}
            />
          </span>
        )
      })}
    </span>
  )
}

function AddPreset({
  instrument,
  name,
  presets,
  onKeep,
}: {
  readonly instrument: Instrument
  readonly name: string
  readonly presets: ReadonlyArray<SizePreset>
  readonly onKeep: (presets: ReadonlyArray<SizePreset>) => void
}) {
  const words = useWords(tradingSettingsWords)
  const common = useWords(commonWords)
  const [kind, setKind] = useState<SizeKind>(instrumentUnit(instrument.category))
  const [amount, setAmount] = useState('')
  const preset = toPreset(kind, amount)
  const next = preset === null ? null : presetsWith(presets, preset)
  const label = (one: SizeKind) =>
    one === 'base' ? instrument.baseCoin : one === 'quote' ? instrument.quoteCoin : words.kinds[one]

  function add(event: FormEvent): void {
    event.preventDefault()
    if (next === null) return
    onKeep(next)
    setAmount('')
  }

  return (
    <form className={styles.addPreset} onSubmit={add}>
      <Select<SizeKind>
        label={words.kind}
        value={kind}
        choices={SIZE_KINDS.map((value) => ({ value, label: label(value) }))}
        onChange={setKind}
      />
      <NumberField
        label={words.amount}
        value={amount}
        step="1"
        error={preset !== null && next === null ? words.full : null}
        stepUpLabel={common.stepUp}
        stepDownLabel={common.stepDown}
        onChange={setAmount}
      />
      <Button type="submit" disabled={next === null}>
        {words.addTo(name)}
      </Button>
    </form>
  )
}

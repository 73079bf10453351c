import { type FormEvent, useState } from 'react'
import { parseDecimal } from '../../../shared/domain/decimal.ts'
import { GUARD_NAMES, type GuardLimits, type GuardName } from '../../../shared/domain/guards.ts'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import styles from './guard-settings.module.css'
import { GuardSizes } from './guard-sizes.tsx'
import { guardWords } from './guard-words.ts'

const STEPS: Readonly<Record<GuardName, string>> = {
  priceBand: '0.5',
  slippage: '0.1',
  notional: '1000',
  dailyLoss: '100',
  latency: '50',
}

/** Changes nothing before it is sent for: a limit half typed must not hold, nor let anything through. */
export function GuardForm({
  kept,
  isLive,
  onSave,
}: {
  readonly kept: GuardLimits
  readonly isLive: boolean
  readonly onSave: (limits: GuardLimits) => Promise<boolean>
}) {
  const words = useWords(guardWords)
  const common = useWords(commonWords)
  const [limits, setLimits] = useState(kept)
  const [isSaving, setIsSaving] = useState(false)
  const isChanged = JSON.stringify(limits) !== JSON.stringify(kept)
  const wrong = (text: string) => (isLimit(text) ? null : words.wrong)
  const isWrong =
    GUARD_NAMES.some((name) => !isLimit(limits[name].limit)) ||
    Object.values(limits.sizes).some((size) => !isLimit(size))

  function set(name: GuardName, patch: Partial<GuardLimits[GuardName]>): void {
    setLimits({ ...limits, [name]: { ...limits[name], ...patch } })
  }

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!isChanged || isWrong || isSaving) return
    setIsSaving(true)
    await onSave(limits)
    setIsSaving(false)
  }

  return (
    <form onSubmit={(event) => void save(event)}>
      {GUARD_NAMES.map((name) => (
        <div key={name} className={styles.guard}>
          <Checkbox
            label={words.names[name]}
            hint={words.means[name]}
            checked={limits[name].isOn}
            onChange={(isOn) => set(name, { isOn })}
          />
          <NumberField
            hideLabel
            label={words.limitOf(words.names[name])}
            value={limits[name].limit}
            step={STEPS[name]}
            unit={words.units[name]}
            disabled={!limits[name].isOn}
            error={wrong(limits[name].limit)}
            stepUpLabel={common.stepUp}
            stepDownLabel={common.stepDown}
            onChange={(limit) => set(name, { limit })}
          />
        </div>
      ))}
      <GuardSizes
        sizes={limits.sizes}
        wrong={wrong}
        onChange={(sizes) => setLimits({ ...limits, sizes })}
      />
      <footer className={styles.foot}>
        <p className={styles.text}>{isLive ? words.liveText : ''}</p>
        <Button disabled={!isChanged || isSaving} onClick={() => setLimits(kept)}>
          {words.undo}
        </Button>
        <Button type="submit" kind="primary" busy={isSaving} disabled={!isChanged || isWrong}>
          {isSaving ? words.saving : words.save}
        </Button>
      </footer>
    </form>
  )
}

/** The bounds of main's own check of the settings. */
function isLimit(text: string): boolean {
  return /^\d{1,20}(\.\d{1,20})?$/.test(text) && parseDecimal(text)?.gt(0) === true
}

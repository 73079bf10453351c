import { type FormEvent, useState } from 'react'
import { GUARD_NAMES, type GuardLimits, type GuardName } from '../../../shared/domain/guards.ts'
import { limitProblem } from '../../../shared/rules/guards/limit-check.ts'
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
  first,
  limits,
  isLive,
  onChange,
  onSave,
}: {
  readonly kept: GuardLimits
  /** What this environment begins with. */
  readonly first: GuardLimits
  /** What is being typed. */
  readonly limits: GuardLimits
  readonly isLive: boolean
  readonly onChange: (limits: GuardLimits) => void
  readonly onSave: (limits: GuardLimits) => Promise<boolean>
}) {
  const words = useWords(guardWords)
  const common = useWords(commonWords)
  const [isSaving, setIsSaving] = useState(false)
  const differs = (other: GuardLimits) => JSON.stringify(limits) !== JSON.stringify(other)
  const isChanged = differs(kept)
  const wrong = (guard: GuardName | 'size', text: string) => {
    const problem = limitProblem(guard, text)
    if (problem === null) return null
    return problem.kind === 'no-limit' ? words.wrong : words.tooHigh(problem.most)
  }
  const isWrong =
    GUARD_NAMES.some((name) => wrong(name, limits[name].limit) !== null) ||
    Object.values(limits.sizes).some((size) => wrong('size', size) !== null)

  function set(name: GuardName, patch: Partial<GuardLimits[GuardName]>): void {
    onChange({ ...limits, [name]: { ...limits[name], ...patch } })
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
            error={wrong(name, limits[name].limit)}
            stepUpLabel={common.stepUp}
            stepDownLabel={common.stepDown}
            onChange={(limit) => set(name, { limit })}
          />
        </div>
      ))}
      <GuardSizes
        sizes={limits.sizes}
        wrong={(text) => wrong('size', text)}
        onChange={(sizes) => onChange({ ...limits, sizes })}
      />
      <footer className={styles.foot}>
        <p className={styles.text}>{isLive ? words.liveText : ''}</p>
        <Button disabled={!differs(first) || isSaving} onClick={() => onChange(first)}>
          {words.first}
        </Button>
        <Button disabled={!isChanged || isSaving} onClick={() => onChange(kept)}>
          {words.undo}
        </Button>
        <Button type="submit" kind="primary" busy={isSaving} disabled={!isChanged || isWrong}>
          {isSaving ? words.saving : words.save}
        </Button>
      </footer>
    </form>
  )
}

import { useStore } from 'zustand'
import { Button } from '../../components/button.tsx'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { Select } from '../../components/select.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { lockDesk } from '../lock/lock-actions.ts'
import { lockWords } from '../lock/lock-words.ts'
import { changeSettings } from './change-settings.ts'
import { SettingsRow } from './settings-row.tsx'

const MINUTES: ReadonlyArray<number> = [1, 5, 15, 30, 60, 240]
const NEVER = 'never'

/** When the desk locks by itself, and a button that locks it at once. */
export function LockSettings() {
  const words = useWords(lockWords)
  const { lockAfterMinutes, lockWithSystem } = useStore(settingsStore, (state) => state.settings)
  const offered =
    lockAfterMinutes === null || MINUTES.includes(lockAfterMinutes)
      ? MINUTES
      : [...MINUTES, lockAfterMinutes].sort((a, b) => a - b)
  const choices = [
    ...offered.map((minutes) => ({ value: String(minutes), label: words.minutes(minutes) })),
    { value: NEVER, label: words.never },
  ]
  return (
    <>
      <SettingsRow name={words.idle} text={words.idleText}>
        <Select
          label={words.idle}
          hideLabel
          value={lockAfterMinutes === null ? NEVER : String(lockAfterMinutes)}
          choices={choices}
          onChange={(value) =>
            void changeSettings({ lockAfterMinutes: value === NEVER ? null : Number(value) })
          }
        />
        <Button onClick={() => void lockDesk()}>{words.lockNow}</Button>
      </SettingsRow>
      <SettingsRow name={words.system} text={words.systemText}>
        <SegmentedControl
          label={words.system}
          value={lockWithSystem ? 'on' : 'off'}
          segments={(['on', 'off'] as const).map((value) => ({
            value,
            label: words.systemChoices[value],
          }))}
          onChange={(value) => void changeSettings({ lockWithSystem: value === 'on' })}
        />
      </SettingsRow>
    </>
  )
}

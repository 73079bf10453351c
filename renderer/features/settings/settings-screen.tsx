import { useStore } from 'zustand'
import { LANGUAGES, THEMES, UP_DOWN_COLOURS } from '../../../shared/domain/settings.ts'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { useFormat } from '../../format/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { Screen } from '../frame/screen.tsx'
import { useClock } from '../frame/use-clock.ts'
import { changeSettings } from './change-settings.ts'
import { GuardSettings } from './guard-settings.tsx'
import { LockSettings } from './lock-settings.tsx'
import { PresetEditor } from './preset-editor.tsx'
import styles from './settings.module.css'
import { SettingsRow } from './settings-row.tsx'
import { settingsWords } from './settings-words.ts'
import { TemplateEditor } from './template-editor.tsx'
import { TradingSettings } from './trading-settings.tsx'

const TIME_ZONES = ['local', 'utc'] as const

/** How the desk looks, reads and trades; each control acts at once. */
export function SettingsScreen() {
  const words = useWords(settingsWords)
  const format = useFormat()
  const settings = useStore(settingsStore, (state) => state.settings)
  useClock(1000)
  return (
    <Screen isNarrow title={words.title} lead={words.lead}>
      <div className={styles.rows}>
        <SettingsRow name={words.language} text={words.languageText}>
          <SegmentedControl
            label={words.language}
            value={settings.language}
            segments={LANGUAGES.map((value) => ({ value, label: words.languages[value] }))}
            onChange={(language) => void changeSettings({ language })}
          />
        </SettingsRow>
        <SettingsRow name={words.theme} text={words.themeText}>
          <SegmentedControl
            label={words.theme}
            value={settings.theme}
            segments={THEMES.map((value) => ({ value, label: words.themes[value] }))}
            onChange={(theme) => void changeSettings({ theme })}
          />
        </SettingsRow>
        <SettingsRow name={words.upDown} text={words.upDownText}>
          <SegmentedControl
            label={words.upDown}
            value={settings.upDownColours}
            segments={UP_DOWN_COLOURS.map((value) => ({ value, label: words.upDowns[value] }))}
            onChange={(upDownColours) => void changeSettings({ upDownColours })}
          />
          <span className={styles.sample} aria-hidden>
            <span className={styles.up}>{words.sampleUp}</span>
            <span className={styles.down}>{words.sampleDown}</span>
          </span>
        </SettingsRow>
        <SettingsRow name={words.timeZone} text={words.timeZoneText}>
          <SegmentedControl
            label={words.timeZone}
            value={settings.timeZone}
            segments={TIME_ZONES.map((value) => ({ value, label: words.timeZones[value] }))}
            onChange={(timeZone) => void changeSettings({ timeZone })}
          />
          <span className={styles.sample} aria-hidden>
            {format.time(Date.now(), 'date-time')}
          </span>
        </SettingsRow>
        <LockSettings />
        <TradingSettings />
        <PresetEditor />
        <TemplateEditor />
      </div>
      <GuardSettings />
    </Screen>
  )
}

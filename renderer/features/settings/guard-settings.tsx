import { useState } from 'react'
import { useStore } from 'zustand'
import { ENVIRONMENTS } from '../../../shared/domain/environment.ts'
import { DEFAULT_GUARDS, type GuardLimits } from '../../../shared/domain/guards.ts'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { changeSettings } from './change-settings.ts'
import { GuardForm } from './guard-form.tsx'
import styles from './guard-settings.module.css'
import { guardWords } from './guard-words.ts'

/** The user's own limits on orders, for each environment by itself. */
export function GuardSettings() {
  const words = useWords(guardWords)
  const common = useWords(commonWords)
  const current = useStore(settingsStore, (state) => state.settings.environment)
  const guards = useStore(settingsStore, (state) => state.settings.guards)
  const [environment, setEnvironment] = useState(current)
  // By what they were typed over: what is kept elsewhere meanwhile begins the form anew.
  const [drafts, setDrafts] = useState<Readonly<Record<string, GuardLimits>>>({})
  const kept = guards[environment]
  const place = `${environment} ${JSON.stringify(kept)}`
  return (
    <section className={styles.panel} aria-labelledby="guards-title">
      <header className={styles.head}>
        <div>
          <h2 id="guards-title" className={styles.title}>
            {words.title}
          </h2>
          <p className={styles.text}>{words.text}</p>
          <p className={styles.text}>{words.firstText[environment]}</p>
        </div>
        <SegmentedControl
          label={words.environment}
          value={environment}
          segments={ENVIRONMENTS.map((value) => ({ value, label: common.environment[value] }))}
          onChange={setEnvironment}
        />
      </header>
      <GuardForm
        key={place}
        kept={kept}
        first={DEFAULT_GUARDS[environment]}
        limits={drafts[place] ?? kept}
        onChange={(limits) => setDrafts((before) => ({ ...before, [place]: limits }))}
        isLive={environment === 'live'}
        onSave={(limits) => changeSettings({ guards: { ...guards, [environment]: limits } })}
      />
    </section>
  )
}

import { ChevronDown } from 'lucide-react'
import { useStore } from 'zustand'
import { ENVIRONMENTS } from '../../../shared/domain/environment.ts'
import { Menu } from '../../components/menu.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { changeSettings } from '../settings/change-settings.ts'
import styles from './frame.module.css'
import { frameWords } from './frame-words.ts'

/** The environment in word and colour, and the way to another one. */
export function EnvironmentMenu() {
  const words = useWords(frameWords)
  const common = useWords(commonWords)
  const chosen = useStore(settingsStore, (state) => state.settings.environment)
  const name = common.environment[chosen]
  return (
    <Menu
      label={words.environmentHeading}
      trigger={
        <button
          type="button"
          className={styles.environment}
          aria-label={words.environmentMenu(name)}
        >
          {name}
          <ChevronDown size={13} aria-hidden className={styles.chevron} />
        </button>
      }
      entries={ENVIRONMENTS.map((environment) => ({
        kind: 'action',
        id: environment,
        checked: environment === chosen,
        label: (
          <span className={styles.choice} data-environment={environment}>
            <span className={styles.choiceName}>{common.environment[environment]}</span>
            <span className={styles.choiceMeans}>{common.environmentMeans[environment]}</span>
          </span>
        ),
        onChoose: () => void changeSettings({ environment }),
      }))}
    />
  )
}

import { ChevronDown, Plus, SlidersHorizontal } from 'lucide-react'
import { useStore } from 'zustand'
import { Menu, type MenuEntry } from '../../components/menu.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { activeKeySet, keysStore } from '../../stores/keys-store.ts'
import { goTo, navigationStore } from '../../stores/navigation-store.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { chooseKey } from '../keys/key-actions.ts'
import { KeyDot } from '../keys/key-dot.tsx'
import styles from './frame.module.css'
import { frameWords } from './frame-words.ts'

/** The key set in use: colour, label, last four characters; and the others of this environment. */
export function KeyMenu() {
  const words = useWords(frameWords)
  const common = useWords(commonWords)
  const environment = useStore(settingsStore, (state) => state.settings.environment)
  const ring = useStore(keysStore, (state) => state.ring)
  const active = activeKeySet(ring)
  const here = (ring?.keySets ?? []).filter((keySet) => keySet.environment === environment)
  const name = active === null ? words.noKey : active.label || words.unnamed
  const entries: ReadonlyArray<MenuEntry> = [
    { kind: 'heading', id: 'heading', label: words.keyHeading(common.environment[environment]) },
    ...here.map(
      (keySet): MenuEntry => ({
        kind: 'action',
        id: keySet.id,
        checked: keySet.id === active?.id,
        icon: <KeyDot colour={keySet.colour} />,
        label: keySet.label || words.unnamed,
        hint: <span className={styles.keyHint}>{words.hint(keySet.hint)}</span>,
        onChoose: () => void chooseKey(environment, keySet.id),
      }),
    ),
    { kind: 'separator', id: 'separator' },
    {
      kind: 'action',
      id: 'add',
      icon: <Plus size={13} aria-hidden />,
      label: words.addKey,
      onChoose: () => navigationStore.setState({ screen: 'keys', isAddingKey: true }),
    },
    {
      kind: 'action',
      id: 'manage',
      icon: <SlidersHorizontal size={13} aria-hidden />,
      label: words.manageKeys,
      onChoose: () => goTo('keys'),
    },
  ]
  return (
    <Menu
      label={words.keyHeading(common.environment[environment])}
      entries={entries}
      trigger={
        <button type="button" className={styles.key} aria-label={words.keyMenu(name)}>
          {active !== null && <KeyDot colour={active.colour} />}
          <span className={styles.keyLabel}>{name}</span>
          {active !== null && <span className={styles.keyHint}>{words.hint(active.hint)}</span>}
          <ChevronDown size={13} aria-hidden className={styles.chevron} />
        </button>
      }
    />
  )
}

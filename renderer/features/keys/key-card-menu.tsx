import { Ellipsis, ShieldAlert } from 'lucide-react'
import { classNames } from '../../components/class-names.ts'
import icon from '../../components/icon-button.module.css'
import { Menu } from '../../components/menu.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { keysWords } from './keys-words.ts'
import { leakWords } from './leak-words.ts'

/** What is seldom needed of a key set, and then at once. */
export function KeyCardMenu({
  label,
  onLeaked,
}: {
  readonly label: string
  readonly onLeaked: () => void
}) {
  const words = useWords(keysWords)
  const leak = useWords(leakWords)
  return (
    <Menu
      label={words.more(label)}
      align="end"
      trigger={
        <button
          type="button"
          className={classNames(icon.button, icon.small, icon.plain)}
          aria-label={words.more(label)}
          title={words.more(label)}
        >
          <Ellipsis size={14} aria-hidden />
        </button>
      }
      entries={[
        {
          kind: 'action',
          id: 'leaked',
          tone: 'danger',
          icon: <ShieldAlert size={13} aria-hidden />,
          label: leak.open,
          onChoose: onLeaked,
        },
      ]}
    />
  )
}

import { Bell } from 'lucide-react'
import { useStore } from 'zustand'
import { classNames } from '../../components/class-names.ts'
import icon from '../../components/icon-button.module.css'
import { Popover } from '../../components/popover.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { markNoticesRead, noticesStore } from '../../stores/notices-store.ts'
import styles from './notices.module.css'
import { NoticesList } from './notices-list.tsx'
import { noticesWords } from './notices-words.ts'

/** Opens all that was told since the start, so that nothing important lives only in a toast. */
export function NoticesButton({ className }: { readonly className: string }) {
  const words = useWords(noticesWords)
  const unread = useStore(noticesStore, (state) => state.unread)
  return (
    <Popover
      label={words.title}
      side="right"
      align="end"
      padded={false}
      onOpenChange={(open) => {
        if (open) markNoticesRead()
      }}
      trigger={
        <button
          type="button"
          className={classNames(icon.button, className)}
          aria-label={unread > 0 ? words.openUnread(unread) : words.open}
          title={words.open}
        >
          <Bell size={18} strokeWidth={1.8} aria-hidden />
          {unread > 0 && <span className={styles.unread}>{Math.min(unread, 99)}</span>}
        </button>
      }
    >
      <NoticesList />
    </Popover>
  )
}

import { useStore } from 'zustand'
import { Badge, type BadgeTone } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { useFormat } from '../../format/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { noticesStore, type Tone } from '../../stores/notices-store.ts'
import { showRequest } from '../requests/show-request.ts'
import { describeMessage } from './describe-message.ts'
import styles from './notices.module.css'
import { noticesWords } from './notices-words.ts'

const BADGES: Readonly<Record<Tone, BadgeTone>> = {
  done: 'good',
  refused: 'danger',
  uncertain: 'warning',
  told: 'neutral',
}

export function NoticesList() {
  const words = useWords(noticesWords)
  const format = useFormat()
  const history = useStore(noticesStore, (state) => state.history)
  if (history.length === 0) {
    return (
      <div className={styles.panel}>
        <EmptyState title={words.empty} text={words.emptyText} />
      </div>
    )
  }
  return (
    <div className={styles.panel}>
      <h2 className={styles.title}>{words.title}</h2>
      <ul className={styles.list}>
        {history.map((told) => {
          const { title, text } = describeMessage(told.message, format.language)
          const { requestId } = told
          return (
            <li key={told.id} className={styles.item}>
              <div className={styles.head}>
                <Badge tone={BADGES[told.tone]}>{words.tone[told.tone]}</Badge>
                <time className={styles.time}>{format.time(told.atMs, 'time')}</time>
              </div>
              <p className={styles.itemTitle}>{title}</p>
              {text !== null && <p className={styles.text}>{text}</p>}
              {requestId !== null && (
                <Button size="small" onClick={() => showRequest(requestId)}>
                  {words.showRequest}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

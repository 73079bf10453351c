import { X } from 'lucide-react'
import type { RequestDetail } from '../../../shared/domain/request-record.ts'
import { Badge } from '../../components/badge.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorMessage } from '../../components/error-message.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { useExplainError } from '../../i18n/use-explained.ts'
import { useWords } from '../../i18n/use-words.ts'
import { requestsStore } from '../../stores/requests-store.ts'
import { curlText } from './curl-text.ts'
import { detailText } from './detail-text.ts'
import { RequestMessages } from './request-messages.tsx'
import { RequestProblem } from './request-problem.tsx'
import { RequestTimes } from './request-times.tsx'
import styles from './requests.module.css'
import { requestsWords } from './requests-words.ts'
import { useRequestDetail } from './use-request-detail.ts'

/** One request in full, beside the list. */
export function RequestDetailPanel({ id }: { readonly id: number }) {
  const words = useWords(requestsWords)
  const explain = useExplainError()
  const state = useRequestDetail(id)
  if (state.kind === 'ready') return <Detail detail={state.detail} />
  return (
    <aside className={styles.detail} aria-label={words.detail.choose}>
      {state.kind === 'loading' && <EmptyState title={words.detail.loading} />}
      {state.kind === 'failed' && <ErrorMessage {...explain(state.error)} />}
    </aside>
  )
}

function Detail({ detail }: { readonly detail: RequestDetail }) {
  const words = useWords(requestsWords)
  const common = useWords(commonWords)
  const name = words.detail.name(detail.method, detail.path)
  const isOk = detail.outcome === 'ok'
  const curl = curlText(detail)
  return (
    <aside className={styles.detail} aria-label={name}>
      <header className={styles.detailHead}>
        <div className={styles.detailName}>
          <h2>
            <span className={styles.method}>{detail.method}</span>
            <code>{detail.path}</code>
          </h2>
          <p className={styles.badges}>
            <Badge tone={isOk ? 'good' : detail.outcome === 'rate-limited' ? 'warning' : 'danger'}>
              {words.outcome[detail.outcome]}
            </Badge>
            {detail.status !== null && <Badge>HTTP {detail.status}</Badge>}
            {detail.code !== null && <Badge>{detail.code}</Badge>}
          </p>
        </div>
        <CopyButton
          text={detailText(detail)}
          label={words.detail.copy}
          words={words.detail.copy}
          copiedLabel={common.copied}
          failedLabel={common.notCopied}
        />
        {curl !== null && (
          <CopyButton
            text={curl}
            label={words.detail.copyCurl}
            words={words.detail.curl}
            copiedLabel={common.copied}
            failedLabel={common.notCopied}
          />
        )}
        <IconButton
          size="small"
          side="left"
          label={words.detail.close}
          icon={<X size={14} aria-hidden />}
          onClick={() => requestsStore.setState({ selectedId: null })}
        />
      </header>
      {/* A scrolling region must be reachable by keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <section className={styles.detailBody} tabIndex={0} aria-label={name}>
        <RequestProblem detail={detail} />
        <RequestTimes detail={detail} />
        <RequestMessages detail={detail} />
      </section>
    </aside>
  )
}

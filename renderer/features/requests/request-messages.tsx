import type { HeaderLine, RequestDetail } from '../../../shared/domain/request-record.ts'
import { formatBytes } from '../../format/duration-text.ts'
import { useFormat } from '../../format/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { JsonView } from './json-view.tsx'
import { Section } from './request-times.tsx'
import styles from './requests.module.css'
import { requestsWords } from './requests-words.ts'

/** What went out and what came back, as it was, with secrets masked by main. */
export function RequestMessages({ detail }: { readonly detail: RequestDetail }) {
  const words = useWords(requestsWords).detail
  const format = useFormat()
  return (
    <>
      <Section title={words.request}>
        <dl className={styles.lines}>
          <Line name={words.url} value={detail.url} />
          <Line
            name={words.startedAt}
            value={format.time(detail.timing.startedAtMs, 'date-time-ms')}
          />
          <Line
            name={words.sizes}
            value={words.sizesText(
              formatBytes(detail.requestBytes),
              formatBytes(detail.responseBytes),
            )}
          />
          {detail.clientOid !== null && <Line name={words.order} value={detail.clientOid} />}
        </dl>
        <Headers lines={detail.requestHeaders} />
        <Body text={detail.requestBody} isTruncated={false} />
        <details className={styles.fold}>
          <summary>{words.signed}</summary>
          {detail.signedText === null ? (
            <p className={styles.explain}>{words.unsigned}</p>
          ) : (
            <>
              <p className={styles.explain}>{words.signedText}</p>
              <pre className={styles.pre}>{detail.signedText}</pre>
            </>
          )}
        </details>
      </Section>
      <Section title={words.response}>
        <Headers lines={detail.responseHeaders} />
        <Body text={detail.responseBody} isTruncated={detail.truncated} />
      </Section>
    </>
  )
}

function Line({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function Headers({ lines }: { readonly lines: ReadonlyArray<HeaderLine> }) {
  const words = useWords(requestsWords).detail
  if (lines.length === 0) return <p className={styles.explain}>{words.noHeaders}</p>
  return (
    <details className={styles.fold}>
      <summary>
        {words.headers} <span className={styles.faint}>{lines.length}</span>
      </summary>
      <dl className={styles.lines}>
        {lines.map((line) => (
          <Line key={`${line.name}:${line.value}`} name={line.name} value={line.value} />
        ))}
      </dl>
    </details>
  )
}

function Body({
  text,
  isTruncated,
}: {
  readonly text: string | null
  readonly isTruncated: boolean
}) {
  const words = useWords(requestsWords).detail
  if (text === null || text === '') return <p className={styles.explain}>{words.noBody}</p>
  return (
    <details className={styles.fold} open>
      <summary>{words.body}</summary>
      {isTruncated && <p className={styles.explain}>{words.truncated}</p>}
      <JsonView text={text} />
    </details>
  )
}

import type { ReactNode } from 'react'
import type { RequestDetail } from '../../../shared/domain/request-record.ts'
import type { ServerTime } from '../../../shared/domain/timing.ts'
import { formatMs } from '../../format/duration-text.ts'
import { formatTime } from '../../format/time-text.ts'
import { useWords } from '../../i18n/use-words.ts'
import { type Split, splitOf } from './request-split.ts'
import { RequestSplitBar } from './request-split-bar.tsx'
import { RequestWaterfall } from './request-waterfall.tsx'
import styles from './requests.module.css'
import { requestsWords } from './requests-words.ts'

type DetailWords = (typeof requestsWords)['en']['detail']

/** Where the time went: the split in words and to scale, the phases, the exchange's own two times. */
export function RequestTimes({ detail }: { readonly detail: RequestDetail }) {
  const words = useWords(requestsWords)
  const { timing } = detail
  const split = splitOf(timing)
  return (
    <>
      <Section title={words.detail.time}>
        <dl className={styles.figures}>
          <Figure name={words.detail.roundTrip} value={formatMs(timing.roundTripMs)} />
          <Figure
            name={words.detail.exchange}
            value={formatMs(timing.exchangeMs)}
            tone="exchange"
          />
          <Figure name={words.detail.network} value={formatMs(timing.networkMs)} tone="network" />
        </dl>
        <RequestSplitBar timing={timing} scaleMs={timing.roundTripMs ?? 1} height={12} />
        <p className={styles.explain}>{splitInWords(split, timing.roundTripMs, words.detail)}</p>
      </Section>
      <Section title={words.detail.phases} note={words.detail.phasesMeans}>
        <RequestWaterfall timing={timing} />
      </Section>
      <Section title={words.detail.serverTimes}>
        <table className={styles.times}>
          <thead>
            <tr>
              <td />
              <th scope="col">{words.detail.accept}</th>
              <th scope="col">{words.detail.complete}</th>
            </tr>
          </thead>
          <tbody>
            <TimesRow
              name={words.detail.header}
              timing={detail.timing}
              show={(time) => time.text}
              missing={words.missing}
            />
            <TimesRow
              name={words.detail.unit}
              timing={detail.timing}
              show={(time) => words.detail.unitName[time.unit]}
              missing={words.missing}
            />
            <TimesRow
              name={words.detail.local}
              timing={detail.timing}
              show={(time) => formatTime(time.atMs, 'local', 'time-ms')}
              missing={words.missing}
            />
            <TimesRow
              name={words.detail.utc}
              timing={detail.timing}
              show={(time) => formatTime(time.atMs, 'utc', 'time-ms')}
              missing={words.missing}
            />
          </tbody>
        </table>
      </Section>
    </>
  )
}

function splitInWords(split: Split, roundTripMs: number | null, words: DetailWords): string {
  if (split.kind === 'no-answer') return words.noAnswer
  if (split.kind === 'missing') return words.missingText
  if (split.kind === 'impossible') return words.impossibleText
  const share = (ms: number) =>
    roundTripMs === null || roundTripMs === 0 ? '–' : `${((ms / roundTripMs) * 100).toFixed(0)}%`
  return words.known(share(split.exchangeMs), share(split.networkMs))
}

export function Section({
  title,
  note,
  children,
}: {
  readonly title: string
  readonly note?: string
  readonly children: ReactNode
}) {
  return (
    <section className={styles.section}>
      <h3 className={styles.sectionTitle} title={note}>
        {title}
      </h3>
      {children}
    </section>
  )
}

function Figure(props: {
  readonly name: string
  readonly value: string
  readonly tone?: 'exchange' | 'network'
}) {
  return (
    <div>
      <dt>
        {props.tone !== undefined && <span className={styles.swatch} data-tone={props.tone} />}
        {props.name}
      </dt>
      <dd>{props.value}</dd>
    </div>
  )
}

function TimesRow({
  name,
  timing,
  show,
  missing,
}: {
  readonly name: string
  readonly timing: RequestDetail['timing']
  readonly show: (time: ServerTime) => string
  readonly missing: string
}) {
  const cell = (time: ServerTime | null) => (time === null ? missing : show(time))
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{cell(timing.accept)}</td>
      <td>{cell(timing.complete)}</td>
    </tr>
  )
}

import type { Timing } from '../../../shared/domain/timing.ts'
import { Bar, type BarPart } from '../../components/bar.tsx'
import { formatMs } from '../../format/duration-text.ts'
import { useWords } from '../../i18n/use-words.ts'
import { type PhaseName, phaseSpans } from './request-split.ts'
import styles from './requests.module.css'
import { requestsWords } from './requests-words.ts'

const TONES: Readonly<Record<PhaseName, BarPart['tone']>> = {
  click: 'desk',
  sign: 'desk',
  send: 'desk',
  wait: 'network',
  receive: 'network',
  parse: 'desk',
}

/** Each phase as a bar under the one before, all to one scale. */
export function RequestWaterfall({ timing }: { readonly timing: Timing }) {
  const words = useWords(requestsWords)
  const spans = phaseSpans(timing)
  const first = Math.min(0, ...spans.map((span) => span.startMs))
  const last = Math.max(...spans.map((span) => span.startMs + span.lengthMs), first + 0.001)
  const total = last - first
  return (
    <ol className={styles.waterfall}>
      {spans.map((span) => {
        const name = words.detail.phase[span.name]
        return (
          <li key={span.name}>
            <span className={styles.phaseName}>{name}</span>
            <Bar
              label={`${name} ${formatMs(span.lengthMs)}`}
              total={total}
              start={span.startMs - first}
              parts={[
                { id: span.name, length: Math.max(0, span.lengthMs), tone: TONES[span.name] },
              ]}
            />
            <span className={styles.phaseTime}>{formatMs(span.lengthMs)}</span>
          </li>
        )
      })}
    </ol>
  )
}

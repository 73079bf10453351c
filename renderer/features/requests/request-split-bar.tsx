import type { Timing } from '../../../shared/domain/timing.ts'
import { Bar } from '../../components/bar.tsx'
import { formatMs } from '../../format/duration-text.ts'
import { UNKNOWN } from '../../format/unknown.ts'
import { useWords } from '../../i18n/use-words.ts'
import { splitOf } from './request-split.ts'
import styles from './requests.module.css'
import { requestsWords } from './requests-words.ts'

/** A round trip split in exchange and network, to the scale of all rows. */
export function RequestSplitBar({
  timing,
  scaleMs,
  height = 8,
}: {
  readonly timing: Timing
  readonly scaleMs: number
  readonly height?: 8 | 12
}) {
  const words = useWords(requestsWords)
  const split = splitOf(timing)
  if (split.kind === 'no-answer') return <span className={styles.faint}>{UNKNOWN}</span>
  if (split.kind !== 'known') {
    return (
      <span className={styles.split}>
        <Bar
          height={height}
          label={words[split.kind]}
          total={scaleMs}
          parts={[{ id: 'all', length: timing.roundTripMs ?? 0, tone: 'wait' }]}
        />
        <span className={styles.splitNote} data-kind={split.kind}>
          {words[split.kind]}
        </span>
      </span>
    )
  }
  return (
    <span className={styles.split}>
      <Bar
        height={height}
        label={words.splitLabel(formatMs(split.exchangeMs), formatMs(split.networkMs))}
        total={scaleMs}
        parts={[
          { id: 'exchange', length: split.exchangeMs, tone: 'exchange' },
          { id: 'network', length: split.networkMs, tone: 'network' },
        ]}
      />
    </span>
  )
}

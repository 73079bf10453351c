import { useState } from 'react'
import type { DeskError } from '../../../shared/domain/error.ts'
import type { KeySet } from '../../../shared/domain/key-set.ts'
import { Button } from '../../components/button.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { takeKey } from './key-actions.ts'
import { lacksPermission } from './key-rules.ts'
import { type CancelReport, cancelAllOfKey } from './leak-actions.ts'
import { LeakStep } from './leak-step.tsx'
import { leakWords } from './leak-words.ts'
import { Trouble } from './trouble.tsx'

export type KeyStanding = 'in-use' | 'not-in-use' | 'gone'

/** The desk cancels with the key in use alone: another one is to be taken first. */
export function LeakCancelStep({
  keySet,
  standing,
}: {
  readonly keySet: KeySet
  readonly standing: KeyStanding
}) {
  const { cancel } = useWords(leakWords)
  const common = useWords(commonWords)
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<DeskError | null>(null)
  const [report, setReport] = useState<CancelReport | null>(null)
  const lacksTrade = lacksPermission(keySet, 'trade-write')
  const isInUse = standing === 'in-use'
  const isDone = report !== null && isClean(report)

  async function run(): Promise<void> {
    setIsBusy(true)
    setError(null)
    setReport(null)
    if (isInUse) setReport(await cancelAllOfKey(keySet.id))
    else setError(await takeKey(keySet))
    setIsBusy(false)
  }

  const note =
    report !== null
      ? null
      : standing === 'gone'
        ? cancel.gone
        : lacksTrade
          ? cancel.lacksTrade(common.permission['trade-write'])
          : isInUse
            ? null
            : cancel.notInUse
  return (
    <LeakStep
      title={cancel.title}
      text={cancel.text}
      isDone={isDone}
      action={
        <Button
          kind={isInUse && !isDone ? 'danger' : 'plain'}
          size="small"
          busy={isBusy}
          disabled={standing === 'gone' || lacksTrade}
          onClick={() => void run()}
        >
          {!isInUse && standing !== 'gone'
            ? cancel.useFirst
            : report === null
              ? cancel.run
              : cancel.again}
        </Button>
      }
      result={report === null ? note : <Report report={report} />}
    >
      <Errors report={report} error={error} />
    </LeakStep>
  )
}

function Report({ report }: { readonly report: CancelReport }) {
  const { cancel } = useWords(leakWords)
  if (report.kind === 'not-sent') return null
  if (report.kind === 'other-session') return cancel.otherSession
  const { done, failed, uncertain, error } = report
  if (error === null && done + failed + uncertain === 0) return cancel.resultNone
  return (
    <>
      <p>{cancel.result(done, failed, uncertain)}</p>
      {uncertain > 0 && <p>{cancel.uncertain}</p>}
    </>
  )
}

function Errors({
  report,
  error,
}: {
  readonly report: CancelReport | null
  readonly error: DeskError | null
}) {
  if (error !== null) return <Trouble compact error={error} />
  if (report === null || report.kind === 'other-session' || report.error === null) return null
  return <Trouble compact error={report.error} />
}

/** Nothing is left over that the user should try again. */
function isClean(report: CancelReport): boolean {
  return (
    report.kind === 'answered' &&
    report.error === null &&
    report.failed === 0 &&
    report.uncertain === 0
  )
}

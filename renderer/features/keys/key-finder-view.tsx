import { Check, Minus, Radar, X } from 'lucide-react'
import { ENVIRONMENTS, type Environment } from '../../../shared/domain/environment.ts'
import type { EnvironmentFinding } from '../../../shared/domain/key-set.ts'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { ErrorMessage } from '../../components/error-message.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { useExplainError } from '../../i18n/use-explained.ts'
import { useWords } from '../../i18n/use-words.ts'
import { SignatureQuestion } from '../requests/signature-question.tsx'
import { environmentWords } from './environment-words.ts'
import styles from './key-finder.module.css'
import { useKeyFinder } from './use-key-finder.ts'
import type { KeyForm } from './use-key-form.ts'

/** The question which environment the typed key is for, and the answer of each. */
export function KeyFinderView({ form }: { readonly form: KeyForm }) {
  const words = useWords(environmentWords).find
  const explain = useExplainError()
  const { state, find } = useKeyFinder(form)
  return (
    <div className={styles.finder}>
      <div className={styles.question}>
        <Button icon={<Radar size={14} aria-hidden />} busy={state.kind === 'busy'} onClick={find}>
          {state.kind === 'busy' ? words.asking : words.open}
        </Button>
        <span className={styles.means}>{words.means}</span>
      </div>
      <div role="status">{state.kind === 'found' && <Answers finding={state.finding} />}</div>
      {state.kind === 'failed' && <ErrorMessage compact {...explain(state.error)} />}
    </div>
  )
}

function Answers({ finding }: { readonly finding: EnvironmentFinding }) {
  const words = useWords(environmentWords).find
  const common = useWords(commonWords)
  const { environment: found } = finding
  return (
    <>
      <p className={styles.verdict}>
        {found === null ? words.none : words.found(common.environment[found])}
      </p>
      <ul className={styles.answers} aria-label={words.result}>
        {ENVIRONMENTS.map((environment) => (
          <li key={environment} className={styles.answer} data-environment={environment}>
            <Badge tone="environment-soft">{common.environment[environment]}</Badge>
            <Answer finding={finding} environment={environment} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Answer({
  finding,
  environment,
}: {
  readonly finding: EnvironmentFinding
  readonly environment: Environment
}) {
  const words = useWords(environmentWords).find
  const explain = useExplainError()
  const asked = finding.tries.find((one) => one.environment === environment)
  if (asked === undefined) {
    return (
      <span className={styles.faint}>
        <Minus size={13} aria-hidden />
        {finding.environment === null ? words.notRunning : words.notAsked}
      </span>
    )
  }
  if (asked.error === null) {
    return (
      <span className={styles.good}>
        <Check size={13} strokeWidth={2.6} aria-hidden />
        {words.accepted}
      </span>
    )
  }
  const { text, source } = explain(asked.error)
  return (
    <>
      <span className={styles.refused} title={source ?? text.means}>
        <X size={13} aria-hidden />
        {text.happened}
      </span>
      {/* Where another environment takes the key, a refusal here is no fault. */}
      {finding.environment === null && <SignatureQuestion error={asked.error} />}
    </>
  )
}

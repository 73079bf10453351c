import type { RequestDetail } from '../../../shared/domain/request-record.ts'
import type {
  SignatureCompanion,
  SignatureExplanation,
} from '../../../shared/rules/signature-explanation.ts'
import { ErrorMessage, type ErrorText } from '../../components/error-message.tsx'
import { useFormat } from '../../format/use-format.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import styles from './signature.module.css'
import { signatureWords } from './signature-words.ts'

const COMPANIONS = ['key', 'secret', 'passphrase', 'environment', 'address'] as const

/** The signed text in its parts, what went with it, and which of them is likely wrong. */
export function SignatureView({
  explanation,
  detail,
}: {
  readonly explanation: SignatureExplanation
  /** `null`: a login to the private socket that was not logged. */
  readonly detail: RequestDetail | null
}) {
  const words = useWords(signatureWords)
  const { parts, suspects } = explanation
  return (
    <>
      <ErrorMessage text={useVerdict(explanation, detail)} />
      <section className={styles.section}>
        <h3>{words.text}</h3>
        {parts.length === 0 && <p className={styles.lead}>{words.noText}</p>}
        {/* A region that may scroll must be reachable by keyboard. */}
        <dl className={styles.parts} tabIndex={parts.length === 0 ? undefined : 0}>
          {parts.map((part) => (
            <div
              key={part.name}
              className={styles.part}
              data-suspect={part.isSuspect}
              data-recorded={part.text !== null}
            >
              <dt>
                {words.part[part.name]}
                {part.isSuspect && <span className={styles.likely}>{words.likely}</span>}
              </dt>
              <dd>{part.text ?? words.unrecorded}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className={styles.section}>
        <h3>{words.beside}</h3>
        <dl className={styles.companions}>
          {COMPANIONS.map((name) => {
            const isSuspect = suspects.includes(name)
            return (
              <div key={name} className={styles.companion} data-suspect={isSuspect}>
                <dt>
                  {words.companion[name]}
                  {isSuspect && <span className={styles.likely}>{words.likely}</span>}
                </dt>
                <dd>
                  <Companion name={name} detail={detail} />
                </dd>
              </div>
            )
          })}
        </dl>
      </section>
    </>
  )
}

function Companion({
  name,
  detail,
}: {
  readonly name: SignatureCompanion
  readonly detail: RequestDetail | null
}) {
  const words = useWords(signatureWords)
  const common = useWords(commonWords)
  if (name === 'address') return words.ownAddress
  const header = (wanted: string) =>
    detail?.requestHeaders.find((line) => line.name.toLowerCase() === wanted)?.value ?? null
  if (name === 'key') return <code>{header('access-key') ?? words.hidden}</code>
  if (name !== 'environment') return words.hidden
  if (detail === null) return '–'
  const environment = common.environment[detail.environment]
  // A command of the private socket has no headers: the address alone tells the environment.
  if (detail.requestHeaders.length === 0) return `${environment}: ${new URL(detail.url).host}`
  return header('paptrading') === null
    ? words.noDemoHeader(environment)
    : words.demoHeader(environment)
}

/** The fault in three parts; with both times known, also how far the timestamp was off. */
function useVerdict(explanation: SignatureExplanation, detail: RequestDetail | null): ErrorText {
  const words = useWords(signatureWords)
  const format = useFormat()
  const text = words.fault[explanation.fault]
  const { signedAtMs, offsetMs } = explanation
  const accept = detail?.timing.accept ?? null
  const isTime = explanation.fault === 'clock' || explanation.fault === 'held-up'
  if (!isTime || signedAtMs === null || offsetMs === null || accept === null) return text
  const seconds = (Math.abs(offsetMs) / 1000).toFixed(3)
  const off = offsetMs < 0 ? words.late(seconds) : words.early(seconds)
  const times = words.times(
    format.time(signedAtMs, 'date-time-ms'),
    format.time(accept.atMs, 'date-time-ms'),
    off,
  )
  return { ...text, means: `${text.means}\n${times}` }
}

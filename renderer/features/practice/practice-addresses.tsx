import type { PracticeView } from '../../../shared/domain/connection.ts'
import { CopyButton } from '../../components/copy-button.tsx'
import { UNKNOWN } from '../../format/unknown.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { joinSentences } from '../../i18n/join-sentences.ts'
import { useWords } from '../../i18n/use-words.ts'
import styles from './practice.module.css'
import { practiceWords } from './practice-words.ts'

/** Where any other client reaches the practice exchange, each with a copy button. */
export function PracticeAddresses({ view }: { readonly view: PracticeView | null }) {
  const words = useWords(practiceWords)
  const common = useWords(commonWords)
  const lines: ReadonlyArray<readonly [name: string, value: string | null]> = [
    [words.rest, view?.rest ?? null],
    [words.publicWs, view?.publicWs ?? null],
    [words.privateWs, view?.privateWs ?? null],
    [words.seed, view?.seed?.toString() ?? null],
  ]
  return (
    <section className={styles.panel}>
      <header className={styles.head}>
        <h2 className={styles.name}>{words.addresses}</h2>
        <p className={styles.text}>{joinSentences(words.addressesText, words.seedText)}</p>
      </header>
      <dl className={styles.addresses}>
        {lines.map(([name, value]) => (
          <div key={name} className={styles.address}>
            <dt>{name}</dt>
            <dd>
              <code>{value ?? UNKNOWN}</code>
              {value !== null && (
                <CopyButton
                  text={value}
                  label={words.copy(name)}
                  copiedLabel={words.copied(name)}
                  failedLabel={common.notCopied}
                />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

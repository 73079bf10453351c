import { BookOpen, ExternalLink, ListChecks, ShieldAlert } from 'lucide-react'
import type { Environment } from '../../../shared/domain/environment.ts'
import { Button } from '../../components/button.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { openLink } from './key-actions.ts'
import styles from './keys.module.css'
import { openDemoPath } from './keys-view-store.ts'
import { keysWords } from './keys-words.ts'

/** What to choose at the exchange, as its Quick Start page lists it, and the risk of a leak. */
export function KeyFormGuide({ environment }: { readonly environment: Environment }) {
  const words = useWords(keysWords).form
  const steps = {
    practice: words.stepsPractice,
    demo: words.stepsDemo,
    live: words.stepsLive,
  }[environment]
  return (
    <aside className={styles.guide}>
      <h2 className={styles.guideTitle}>{words.steps}</h2>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {environment !== 'practice' && (
        <div className={styles.links}>
          <Button
            icon={<ExternalLink size={13} aria-hidden />}
            onClick={() =>
              void openLink(environment === 'demo' ? 'demo-trading' : 'api-key-management')
            }
          >
            {environment === 'demo' ? words.openDemo : words.openLive}
          </Button>
          {environment === 'demo' && (
            <Button icon={<ListChecks size={13} aria-hidden />} onClick={openDemoPath}>
              {words.guideDemo}
            </Button>
          )}
          <Button
            kind="quiet"
            icon={<BookOpen size={13} aria-hidden />}
            onClick={() => void openLink('api-documentation')}
          >
            {words.openDocs}
          </Button>
        </div>
      )}
      {environment !== 'practice' && (
        <div className={styles.risk}>
          <ShieldAlert size={16} aria-hidden className={styles.riskIcon} />
          <div>
            <h3>{words.risk}</h3>
            <p>{words.riskText}</p>
          </div>
        </div>
      )}
    </aside>
  )
}

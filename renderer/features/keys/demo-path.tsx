import { ArrowLeft, ArrowRight, Check, ExternalLink, KeyRound } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { Button } from '../../components/button.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { Screen } from '../frame/screen.tsx'
import styles from './demo-path.module.css'
import { demoPathWords } from './demo-path-words.ts'
import { openLink } from './key-actions.ts'
import { closeDemoPath, enterDemoKey, keysViewStore } from './keys-view-store.ts'

/** The way to a demo key, one step at a time, ending in the form for it. */
export function DemoPath({ step }: { readonly step: number }) {
  const words = useWords(demoPathWords)
  const last = words.path.length - 1
  const shown = words.path[step]

  function goTo(next: number): void {
    keysViewStore.setState({ demoStep: Math.min(last, Math.max(0, next)) })
  }

  function pressed(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'ArrowRight') goTo(step + 1)
    else if (event.key === 'ArrowLeft') goTo(step - 1)
    else if (event.key === 'Escape') closeDemoPath()
  }

  if (shown === undefined) return null
  return (
    <Screen
      title={words.title}
      lead={words.lead}
      actions={
        <Button kind="quiet" icon={<ArrowLeft size={14} aria-hidden />} onClick={closeDemoPath}>
          {words.leave}
        </Button>
      }
    >
      <section
        className={styles.path}
        data-environment="demo"
        aria-label={words.title}
        onKeyDown={pressed}
      >
        <ol className={styles.steps} aria-label={words.steps}>
          {words.path.map((one, at) => (
            <li key={one.name}>
              <button
                type="button"
                className={styles.step}
                data-state={at === step ? 'here' : at < step ? 'done' : 'ahead'}
                aria-current={at === step ? 'step' : undefined}
                onClick={() => goTo(at)}
              >
                <span className={styles.mark} aria-hidden>
                  {at < step ? <Check size={12} strokeWidth={2.8} /> : at + 1}
                </span>
                {one.name}
              </button>
            </li>
          ))}
        </ol>
        <article className={styles.card}>
          <p className={styles.count}>{words.step(step + 1, words.path.length)}</p>
          <h2 key={step} ref={focus} tabIndex={-1} className={styles.heading}>
            {shown.text}
          </h2>
          <ul className={styles.details}>
            {shown.details.map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
          <div>
            <Button
              icon={<ExternalLink size={13} aria-hidden />}
              onClick={() => void openLink(step < 3 ? 'demo-trading' : 'api-key-management')}
            >
              {step < 3 ? words.openDemo : words.openManagement}
            </Button>
          </div>
          <footer className={styles.actions}>
            <span className={styles.hint}>{words.keysHint}</span>
            <Button disabled={step === 0} onClick={() => goTo(step - 1)}>
              {words.back}
            </Button>
            {step < last ? (
              <Button
                kind="primary"
                icon={<ArrowRight size={14} aria-hidden />}
                onClick={() => goTo(step + 1)}
              >
                {words.next}
              </Button>
            ) : (
              <Button
                kind="primary"
                icon={<KeyRound size={14} aria-hidden />}
                onClick={enterDemoKey}
              >
                {words.enter}
              </Button>
            )}
          </footer>
        </article>
      </section>
    </Screen>
  )
}

/** The heading of each step takes the focus: it is read out, and the arrow keys work from there. */
function focus(heading: HTMLHeadingElement | null): void {
  heading?.focus()
}

import { ArrowLeft, FlaskConical } from 'lucide-react'
import { ENVIRONMENTS } from '../../../shared/domain/environment.ts'
import { Button } from '../../components/button.tsx'
import { ErrorMessage } from '../../components/error-message.tsx'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { TextField } from '../../components/text-field.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { errorWords } from '../../i18n/error-words.ts'
import { joinSentences } from '../../i18n/join-sentences.ts'
import { useExplainError } from '../../i18n/use-explained.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Screen } from '../frame/screen.tsx'
import { ColourField } from './colour-field.tsx'
import { KeyFinderView } from './key-finder-view.tsx'
import { KeyFormGuide } from './key-form-guide.tsx'
import { KeyFormRefusal } from './key-form-refusal.tsx'
import type { KeyFieldError } from './key-rules.ts'
import styles from './keys.module.css'
import { closeKeyForm } from './keys-view-store.ts'
import { keysWords } from './keys-words.ts'
import { useKeyForm } from './use-key-form.ts'
import { usePracticeKey } from './use-practice-key.ts'

/** Where a key goes in, once: environment, label and the three texts, with the way to them beside it. */
export function KeyForm() {
  const words = useWords(keysWords)
  const common = useWords(commonWords)
  const errors = useWords(errorWords)
  const explain = useExplainError()
  const form = useKeyForm()
  const practice = usePracticeKey()
  const { environment } = form.values
  const close = closeKeyForm
  const sentence = (error: KeyFieldError | undefined) =>
    error === undefined ? null : errors.invalid[error.reason](error.values)

  async function makePracticeKey(): Promise<void> {
    if (await practice.make()) close()
  }

  return (
    <Screen
      title={words.form.title}
      actions={
        <Button kind="quiet" icon={<ArrowLeft size={14} aria-hidden />} onClick={close}>
          {words.form.back}
        </Button>
      }
    >
      <div className={styles.columns}>
        <form
          className={styles.form}
          noValidate
          autoComplete="off"
          data-environment={environment}
          onSubmit={(event) => {
            event.preventDefault()
            form.submit('keychain')
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && !event.defaultPrevented) close()
          }}
        >
          <fieldset className={styles.environmentField}>
            <legend className={styles.fieldName}>{words.form.environment}</legend>
            <SegmentedControl
              label={words.form.environment}
              value={environment}
              stretch
              size="large"
              onChange={(next) => form.set({ environment: next })}
              segments={ENVIRONMENTS.map((value) => ({ value, label: common.environment[value] }))}
            />
            <p className={styles.environmentMeans}>
              {joinSentences(common.environmentMeans[environment], words.form.environmentFixed)}
            </p>
          </fieldset>
          {environment === 'practice' && (
            <div className={styles.oneClick}>
              <Button
                kind="primary"
                busy={practice.isBusy}
                icon={<FlaskConical size={14} aria-hidden />}
                onClick={() => void makePracticeKey()}
              >
                {words.makePractice}
              </Button>
              {practice.error !== null && <ErrorMessage compact {...explain(practice.error)} />}
            </div>
          )}
          <TextField
            label={words.label}
            value={form.values.label}
            error={sentence(form.errors.label)}
            onChange={(label) => form.set({ label })}
          />
          <ColourField value={form.colour} onChange={form.setColour} />
          <TextField
            label={words.form.apiKey}
            type="password"
            mono
            trimPaste
            value={form.values.apiKey}
            error={sentence(form.errors.apiKey)}
            onChange={(apiKey) => form.set({ apiKey })}
          />
          <TextField
            label={words.form.secretKey}
            type="password"
            mono
            trimPaste
            hint={words.form.secretHint}
            value={form.values.secretKey}
            error={sentence(form.errors.secretKey)}
            onChange={(secretKey) => form.set({ secretKey })}
          />
          <TextField
            label={words.form.passphrase}
            type="password"
            mono
            trimPaste
            hint={words.form.passphraseHint}
            value={form.values.passphrase}
            error={sentence(form.errors.passphrase)}
            onChange={(passphrase) => form.set({ passphrase })}
          />
          {form.refusal !== null && (
            <KeyFormRefusal
              error={form.refusal}
              isBusy={form.isBusy}
              onUseForSession={() => form.submit('session')}
              onSwitch={(right) => form.submit('keychain', right)}
            />
          )}
          <div className={styles.formActions}>
            <Button onClick={close}>{common.cancel}</Button>
            <Button
              kind={environment === 'practice' ? 'plain' : 'primary'}
              type="submit"
              busy={form.isBusy}
            >
              {form.isBusy ? words.form.checking : words.form.submit}
            </Button>
          </div>
        </form>
        <div className={styles.side}>
          <KeyFormGuide environment={environment} />
          <KeyFinderView form={form} />
        </div>
      </div>
    </Screen>
  )
}

import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Environment } from '../../../shared/domain/environment.ts'
import type { DeskError } from '../../../shared/domain/error.ts'
import type { KeyColour, KeySetDraft, KeyStorage } from '../../../shared/domain/key-set.ts'
import { ask } from '../../desk-client.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { chooseKey } from './key-actions.ts'
import {
  checkKeyForm,
  type KeyFieldError,
  type KeyFormField,
  type KeyFormValues,
} from './key-rules.ts'
import { closeKeyForm, keysViewStore } from './keys-view-store.ts'

export interface KeyForm {
  readonly values: KeyFormValues
  readonly colour: KeyColour
  readonly errors: Partial<Readonly<Record<KeyFormField, KeyFieldError>>>
  readonly isBusy: boolean
  /** What main or the exchange said to the last try. */
  readonly refusal: DeskError | null
  readonly set: (change: Partial<KeyFormValues>) => void
  readonly setColour: (colour: KeyColour) => void
  /** Marks the fields at fault; `true` when there are none. */
  readonly check: () => boolean
  /** In `environment` instead of the chosen one, when the exchange said that it belongs there. */
  readonly submit: (storage: KeyStorage, environment?: Environment) => void
}

/** What the form sends: spaces around the texts are not meant. */
export function draftOf(
  values: KeyFormValues,
  colour: KeyColour,
  storage: KeyStorage,
): KeySetDraft {
  return {
    environment: values.environment,
    label: values.label.trim(),
    colour,
    apiKey: values.apiKey.trim(),
    secretKey: values.secretKey.trim(),
    passphrase: values.passphrase.trim(),
    storage,
  }
}

const DEFAULT_COLOUR: Readonly<Record<Environment, KeyColour>> = {
  practice: 'plum',
  demo: 'olive',
  live: 'rose',
}

/**
 * The state of the add form. Secrets live in this component alone: they leave with one request, are
 * forgotten when it succeeds, and go with the form when it closes. After a refusal they stay, so
 * that one wrong field can be mended.
 */
export function useKeyForm(): KeyForm {
  const current = useStore(settingsStore, (state) => state.settings.environment)
  const [values, setValues] = useState<KeyFormValues>(() => ({
    environment: keysViewStore.getState().formEnvironment ?? current,
    label: '',
    apiKey: '',
    secretKey: '',
    passphrase: '',
  }))
  // The wish is for this opening of the form alone.
  useEffect(() => keysViewStore.setState({ formEnvironment: null }), [])
  const [chosenColour, setColour] = useState<KeyColour | null>(null)
  const [isTried, setIsTried] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [refusal, setRefusal] = useState<DeskError | null>(null)
  // State is drawn a moment later; a second Enter comes sooner.
  const isSending = useRef(false)
  const colour = chosenColour ?? DEFAULT_COLOUR[values.environment]
  const errors = checkKeyForm(values)

  async function submit(storage: KeyStorage, instead: Environment | undefined): Promise<void> {
    const sent = { ...values, environment: instead ?? values.environment }
    setValues(sent)
    setIsTried(true)
    if (Object.keys(errors).length > 0 || isSending.current) return
    isSending.current = true
    setIsBusy(true)
    setRefusal(null)
    const sentColour = chosenColour ?? DEFAULT_COLOUR[sent.environment]
    const answer = await ask('keys.add', draftOf(sent, sentColour, storage))
    isSending.current = false
    setIsBusy(false)
    if (!answer.ok) {
      setRefusal(answer.error)
      return
    }
    setValues({ ...sent, label: '', apiKey: '', secretKey: '', passphrase: '' })
    await chooseKey(answer.value.environment, answer.value.id)
    closeKeyForm()
  }

  return {
    values,
    colour,
    errors: isTried ? errors : {},
    isBusy,
    refusal,
    set: (change) => setValues((before) => ({ ...before, ...change })),
    setColour,
    check: () => {
      setIsTried(true)
      return Object.keys(errors).length === 0
    },
    submit: (storage, instead) => void submit(storage, instead),
  }
}

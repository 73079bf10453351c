import { useStore } from 'zustand'
import type { DeskError } from '../../shared/domain/error.ts'
import { settingsStore } from '../stores/settings-store.ts'
import { type ExplainedError, explainError } from './explain-error.ts'

/** Explains errors in the chosen language. */
export function useExplainError(): (error: DeskError) => ExplainedError {
  const language = useStore(settingsStore, (state) => state.settings.language)
  return (error) => explainError(error, language)
}

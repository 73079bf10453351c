import { useStore } from 'zustand'
import { settingsStore } from '../stores/settings-store.ts'
import type { Words } from './define-words.ts'

/** The catalogue in the chosen language; the component draws again when the language changes. */
export function useWords<Catalogue>(words: Words<Catalogue>): Catalogue {
  const language = useStore(settingsStore, (state) => state.settings.language)
  return words[language]
}

import { createStore } from 'zustand/vanilla'
import { DEFAULT_SETTINGS, type Settings } from '../../shared/domain/settings.ts'

export interface SettingsState {
  readonly settings: Settings
  /** `null` until main has answered. */
  readonly version: string | null
  readonly runtime: 'electron' | 'stand-in' | null
}

export const settingsStore = createStore<SettingsState>(() => ({
  settings: DEFAULT_SETTINGS,
  version: null,
  runtime: null,
}))

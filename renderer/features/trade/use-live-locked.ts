import { useStore } from 'zustand'
import { liveLockStore } from '../../stores/live-lock-store.ts'
import { settingsStore } from '../../stores/settings-store.ts'

/** Real money is chosen and has not been unlocked since the start: nothing that trades may be sent. */
export function useLiveLocked(): boolean {
  const isLive = useStore(settingsStore, (state) => state.settings.environment === 'live')
  const isUnlocked = useStore(liveLockStore, (state) => state.isUnlocked)
  return isLive && !isUnlocked
}

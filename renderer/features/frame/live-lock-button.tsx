import { Lock, LockOpen } from 'lucide-react'
import { useStore } from 'zustand'
import { Button } from '../../components/button.tsx'
import { Tooltip } from '../../components/tooltip.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { askToUnlockLive, liveLockStore } from '../../stores/live-lock-store.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { lockAgain } from './change-live-lock.ts'
import { frameWords } from './frame-words.ts'

/** Only in live: says whether live orders are unlocked, and asks or locks again. */
export function LiveLockButton() {
  const words = useWords(frameWords).live
  const isLive = useStore(settingsStore, (state) => state.settings.environment === 'live')
  const isUnlocked = useStore(liveLockStore, (state) => state.isUnlocked)
  if (!isLive) return null
  const Icon = isUnlocked ? LockOpen : Lock
  return (
    <Tooltip text={isUnlocked ? words.unlockedMeans : words.lockedMeans} side="bottom">
      <Button
        kind={isUnlocked ? 'environment' : 'plain'}
        icon={<Icon size={13} aria-hidden />}
        onClick={isUnlocked ? lockAgain : askToUnlockLive}
      >
        {isUnlocked ? words.unlocked : words.locked}
      </Button>
    </Tooltip>
  )
}

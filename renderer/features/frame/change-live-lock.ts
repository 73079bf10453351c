import { ask } from '../../desk-client.ts'
import { lockLive, unlockLive } from '../../stores/live-lock-store.ts'
import { tell } from '../../stores/notices-store.ts'

/** Main asks the user in a window of its own, and keeps the lock; the page only shows it. */
export async function requestUnlock(): Promise<void> {
  const answer = await ask('live.unlock')
  if (answer.ok) {
    unlockLive()
    return
  }
  lockLive()
  tell('refused', { kind: 'error', title: null, error: answer.error })
}

export function lockAgain(): void {
  lockLive()
  void ask('live.lock')
}

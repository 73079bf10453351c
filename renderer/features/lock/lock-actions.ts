import type { DeskError } from '../../../shared/domain/error.ts'
import { ask } from '../../desk-client.ts'
import { lockStore } from '../../stores/lock-store.ts'
import { tell } from '../../stores/notices-store.ts'

/** Asks main to open the desk. Resolves with why it stays locked, `null`: it is open. */
export async function openDesk(): Promise<DeskError | null> {
  const answer = await ask('lock.open')
  if (!answer.ok) return answer.error
  lockStore.setState({ view: answer.value })
  return null
}

export async function lockDesk(): Promise<void> {
  const answer = await ask('lock.close')
  if (answer.ok) lockStore.setState({ view: answer.value })
  else tell('refused', { kind: 'error', title: null, error: answer.error })
}

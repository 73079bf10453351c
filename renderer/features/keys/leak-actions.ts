import type { DeskError } from '../../../shared/domain/error.ts'
import { ask } from '../../desk-client.ts'

/** What became of all open orders of a key, in every product line. */
export type CancelReport =
  /** The desk has not taken this key yet: nothing was sent. */
  | { readonly kind: 'other-session' }
  | { readonly kind: 'not-sent'; readonly error: DeskError }
  | {
      readonly kind: 'answered'
      readonly done: number
      readonly failed: number
      readonly uncertain: number
      /** What was refused or lost as a whole; `null`: everything was answered. */
      readonly error: DeskError | null
    }

/**
 * Cancels the orders of every product line, with this key and no other: main may still work with the
 * key of before while it opens the chosen one, so it is asked first whose account it has.
 */
export async function cancelAllOfKey(keySetId: string): Promise<CancelReport> {
  const clickedAtMs = Date.now()
  const account = await ask('account.read')
  if (!account.ok) return { kind: 'not-sent', error: account.error }
  if (account.value.keySetId !== keySetId) {
    const { error } = account.value
    return error === null ? { kind: 'other-session' } : { kind: 'not-sent', error }
  }
  const answer = await ask('orders.cancelAll', null, null, clickedAtMs)
  if (!answer.ok) return { kind: 'not-sent', error: answer.error }
  const { done, failed, uncertain, error } = answer.value
  return { kind: 'answered', done, failed, uncertain, error }
}

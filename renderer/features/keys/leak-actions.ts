import type { DeskError } from '../../../shared/domain/error.ts'
import { CATEGORIES, type Category } from '../../../shared/domain/instrument.ts'
import { ask } from '../../desk-client.ts'

/** What became of all open orders of a key, every product line together. */
export type CancelReport =
  /** The desk has not taken this key yet: nothing was sent. */
  | { readonly kind: 'other-session' }
  | { readonly kind: 'not-sent'; readonly error: DeskError }
  | {
      readonly kind: 'answered'
      readonly done: number
      readonly failed: number
      readonly uncertain: number
      /** The product lines that were refused or lost as a whole. */
      readonly errors: ReadonlyArray<{
        readonly category: Category
        readonly error: DeskError
      }>
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
  const answers = await Promise.all(
    CATEGORIES.map(async (category) => ({
      category,
      answer: await ask('orders.cancelAll', category, null, clickedAtMs),
    })),
  )
  const counted = answers.map(({ answer }) => (answer.ok ? answer.value : null))
  const sum = (name: 'done' | 'failed' | 'uncertain') =>
    counted.reduce((total, one) => total + (one?.[name] ?? 0), 0)
  return {
    kind: 'answered',
    done: sum('done'),
    failed: sum('failed'),
    uncertain: sum('uncertain'),
    errors: answers.flatMap(({ category, answer }) => {
      const error = answer.ok ? answer.value.error : answer.error
      return error === null ? [] : [{ category, error }]
    }),
  }
}

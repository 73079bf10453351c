import type { DeskError } from '../../../shared/domain/error.ts'
import type { Category } from '../../../shared/domain/instrument.ts'
import type { Order, OrderChange, OrderReference } from '../../../shared/domain/order.ts'
import type { Counts } from '../../../shared/domain/panic.ts'
import { ask } from '../../desk-client.ts'
import { accountWords } from '../../i18n/account-words.ts'
import { tell } from '../../stores/notices-store.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { orderWords } from './order-words.ts'
import { refusalOf, tellCounts, tellOutcome } from './tell-outcome.ts'

const wordsNow = () => accountWords[settingsStore.getState().settings.language]

/** Cancels one order and tells what became of it. `text` is the order in words. */
export async function cancelOrder(order: Order, text: string): Promise<void> {
  const words = wordsNow()
  tellOutcome(await ask('orders.cancel', referenceOf(order), Date.now()), {
    done: words.cancelled(text),
    failed: words.cancelFailed(text),
    unknown: words.cancelUnknown(text),
  })
}

/** Changes a resting order. Answers with the refusal for the form, `null` when it was taken. */
export async function changeOrder(
  order: Order,
  change: OrderChange,
  text: string,
): Promise<DeskError | null> {
  const words = wordsNow()
  return refusalOf(await ask('orders.change', referenceOf(order), change, Date.now()), {
    done: words.changed(text),
    failed: words.changeFailed(text),
    unknown: words.changeUnknown(text),
  })
}

/**
 * Cancels all orders of a scope and counts what became of them. `name` is the scope in words;
 * `null` category is everything, `null` symbol the whole product line.
 */
export async function cancelAllOf(
  category: Category | null,
  symbol: string | null,
  name: string,
): Promise<void> {
  const answer = await ask('orders.cancelAll', category, symbol, Date.now())
  if (!answer.ok) {
    tell('refused', { kind: 'error', title: wordsNow().cancelAllFailed, error: answer.error })
    return
  }
  const { error, requestId } = answer.value
  const title = orderWords[settingsStore.getState().settings.language].cancelAllDone(name)
  if (error !== null && isNothing(answer.value)) {
    tell('refused', { kind: 'error', title: wordsNow().cancelAllFailed, error }, requestId)
    return
  }
  tellCounts(title, answer.value, error === null ? [] : [error], requestId)
}

function isNothing({ done, failed, uncertain }: Counts): boolean {
  return done + failed + uncertain === 0
}

export function referenceOf({ category, symbol, orderId }: Order): OrderReference {
  return { category, symbol, orderId }
}

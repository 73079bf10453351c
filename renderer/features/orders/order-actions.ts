import type { Result } from '../../../shared/domain/error.ts'
import type { InstrumentKey } from '../../../shared/domain/instrument.ts'
import type { Order, OrderChange, OrderReference } from '../../../shared/domain/order.ts'
import type { OrderOutcome } from '../../../shared/ipc/outcome.ts'
import { ask } from '../../desk-client.ts'
import { accountWords } from '../../i18n/account-words.ts'
import { tell } from '../../stores/notices-store.ts'
import { settingsStore } from '../../stores/settings-store.ts'

interface OutcomeTitles {
  readonly done: string
  readonly failed: string
  readonly unknown: string
}

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

/** Changes price or size of a resting order. The answer says whether the form may close. */
export async function changeOrder(
  order: Order,
  change: OrderChange,
  text: string,
): Promise<Result<OrderOutcome>> {
  const words = wordsNow()
  const answer = await ask('orders.change', referenceOf(order), change, Date.now())
  const isShownInForm = !answer.ok || answer.value.kind === 'rejected'
  if (!isShownInForm) {
    tellOutcome(answer, {
      done: words.changed(text),
      failed: words.changeFailed(text),
      unknown: words.changeUnknown(text),
    })
  }
  return answer
}

/** Cancels all orders of one symbol and counts what became of them. */
export async function cancelAllOf(instrument: InstrumentKey): Promise<void> {
  const words = wordsNow()
  const answer = await ask('orders.cancelAll', instrument.category, instrument.symbol, Date.now())
  const error = answer.ok ? answer.value.error : answer.error
  if (error !== null) {
    tell('refused', { kind: 'error', title: words.cancelAllFailed, error })
    return
  }
  if (!answer.ok) return
  const { done, failed, uncertain, requestId } = answer.value
  const title = words.cancelAllDone(done, failed, uncertain)
  tell(
    uncertain > 0 ? 'uncertain' : failed > 0 ? 'refused' : 'done',
    { kind: 'words', title },
    requestId,
  )
}

function tellOutcome(answer: Result<OrderOutcome>, titles: OutcomeTitles): void {
  if (!answer.ok) {
    tell('refused', { kind: 'error', title: titles.failed, error: answer.error })
    return
  }
  const outcome = answer.value
  if (outcome.kind === 'rejected') {
    const { error, requestId } = outcome
    tell('refused', { kind: 'error', title: titles.failed, error }, requestId)
    return
  }
  if (outcome.kind === 'unknown') {
    const text = wordsNow().uncertainText
    tell('uncertain', { kind: 'words', title: titles.unknown, text }, outcome.requestId)
    return
  }
  tell('done', { kind: 'words', title: titles.done }, outcome.requestId)
}

function referenceOf({ category, symbol, orderId }: Order): OrderReference {
  return { category, symbol, orderId }
}

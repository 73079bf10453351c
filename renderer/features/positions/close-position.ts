import type { DeskError } from '../../../shared/domain/error.ts'
import type { OrderDraft } from '../../../shared/domain/order.ts'
import type { Position, PositionReference } from '../../../shared/domain/position.ts'
import { ask } from '../../desk-client.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { countOutcomes, rejections } from '../orders/outcome-counts.ts'
import { refusalOf, sentTitles, tellCounts } from '../orders/tell-outcome.ts'
import { positionWords } from './position-words.ts'

/**
 * Sends a closing once. The whole position at market goes by the exchange's own closing, which
 * leaves nothing over when the size moves meanwhile; everything else is an order. Answers with the
 * refusal for the form, `null` when it was taken or is uncertain.
 */
export async function sendClosing(
  position: Position,
  draft: OrderDraft,
  what: string,
): Promise<DeskError | null> {
  const clickedAtMs = Date.now()
  const isWhole = draft.price === null && draft.quantity === position.size
  const answer = isWhole
    ? await ask('positions.close', referenceOf(position), clickedAtMs)
    : await ask('orders.submit', draft, clickedAtMs)
  return refusalOf(answer, sentTitles(what))
}

/** Closes and opens the other way. Orders of it that were rejected are told with their counts. */
export async function sendReversal(position: Position, what: string): Promise<DeskError | null> {
  const answer = await ask('positions.reverse', referenceOf(position), Date.now())
  if (!answer.ok) return answer.error
  const { items } = answer.value
  const counts = countOutcomes(items)
  const errors = rejections(items)
  const [only] = errors
  if (only !== undefined && counts.done + counts.uncertain === 0) return only
  const title = positionWords[settingsStore.getState().settings.language].reverseDone(what)
  tellCounts(title, counts, errors, items[0]?.requestId ?? null)
  return null
}

function referenceOf({ category, symbol, side }: Position): PositionReference {
  return { category, symbol, side }
}

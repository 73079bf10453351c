import type { DeskError, Result } from '../../../shared/domain/error.ts'
import { CATEGORIES, type Category } from '../../../shared/domain/instrument.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { BATCH_MOST, type BatchOutcome, type OrderOutcome } from '../../../shared/ipc/outcome.ts'
import { ask } from '../../desk-client.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { referenceOf } from './order-actions.ts'
import { orderWords } from './order-words.ts'
import { rejections } from './outcome-counts.ts'
import { changeItems, type PlannedMove } from './price-move.ts'
import { type ItemResult, itemName, tellBatch } from './tell-batch.ts'

const wordsNow = () => orderWords[settingsStore.getState().settings.language]

/** Parts as the exchange takes them: one product line and at most 20 each. */
export function inBatches<Item>(
  items: ReadonlyArray<Item>,
  categoryOf: (item: Item) => Category,
): ReadonlyArray<ReadonlyArray<Item>> {
  return CATEGORIES.flatMap((category) => {
    const own = items.filter((item) => categoryOf(item) === category)
    const parts = Math.ceil(own.length / BATCH_MOST)
    return Array.from({ length: parts }, (_, part) =>
      own.slice(part * BATCH_MOST, (part + 1) * BATCH_MOST),
    )
  })
}

/** Cancels the chosen orders and tells what became of each. */
export async function cancelBatch(orders: ReadonlyArray<Order>): Promise<void> {
  const clickedAtMs = Date.now()
  const results = await Promise.all(
    inBatches(orders, (order) => order.category).map(async (part) =>
      resultsOf(part, await ask('orders.cancelBatch', part.map(referenceOf), clickedAtMs)),
    ),
  )
  tellBatch(wordsNow().cancelled(orders.length), results.flat())
}

/** Changes the prices and tells what became of each. Answers with the refusal when nothing at all was taken. */
export async function moveBatch(moves: ReadonlyArray<PlannedMove>): Promise<DeskError | null> {
  const clickedAtMs = Date.now()
  const results = await Promise.all(
    inBatches(moves, ({ order }) => order.category).map(async (part) =>
      resultsOf(
        part.map(({ order }) => order),
        await ask('orders.changeBatch', changeItems(part), clickedAtMs),
      ),
    ),
  )
  const outcomes = results.flat().map(({ outcome }) => outcome)
  const [first] = rejections(outcomes)
  if (first !== undefined && outcomes.every(({ kind }) => kind === 'rejected')) return first
  tellBatch(wordsNow().moved(moves.length), results.flat())
  return null
}

/** A part that was refused as a whole has each of its items refused: nothing of it was sent. */
function resultsOf(
  orders: ReadonlyArray<Order>,
  answer: Result<BatchOutcome>,
): ReadonlyArray<ItemResult> {
  const { language } = settingsStore.getState().settings
  return orders.map((order, at) => ({
    name: itemName(order, language),
    outcome: outcomeAt(answer, at),
  }))
}

/** An item without an answer of its own is uncertain. */
function outcomeAt(answer: Result<BatchOutcome>, at: number): OrderOutcome {
  if (!answer.ok) return { kind: 'rejected', clientOid: '', error: answer.error, requestId: null }
  return answer.value.items[at] ?? { kind: 'unknown', clientOid: '', requestId: null }
}

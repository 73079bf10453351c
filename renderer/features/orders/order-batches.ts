import type { DeskError, Result } from '../../../shared/domain/error.ts'
import { CATEGORIES, type Category } from '../../../shared/domain/instrument.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { Counts } from '../../../shared/domain/panic.ts'
import { BATCH_MOST, type BatchOutcome } from '../../../shared/ipc/outcome.ts'
import { ask } from '../../desk-client.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { referenceOf } from './order-actions.ts'
import { orderWords } from './order-words.ts'
import { addCounts, countOutcomes, NO_COUNTS, rejections } from './outcome-counts.ts'
import { changeItems, type PlannedMove } from './price-move.ts'
import { tellCounts } from './tell-outcome.ts'

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

/** Cancels the chosen orders and tells the counts. */
export async function cancelBatch(orders: ReadonlyArray<Order>): Promise<void> {
  const clickedAtMs = Date.now()
  const answers = await Promise.all(
    inBatches(orders, (order) => order.category).map(async (part) => ({
      size: part.length,
      answer: await ask('orders.cancelBatch', part.map(referenceOf), clickedAtMs),
    })),
  )
  tellBatches(wordsNow().cancelled(orders.length), answers)
}

/** Changes the prices and tells the counts. Answers with the refusal when nothing at all was taken. */
export async function moveBatch(moves: ReadonlyArray<PlannedMove>): Promise<DeskError | null> {
  const clickedAtMs = Date.now()
  const answers = await Promise.all(
    inBatches(moves, ({ order }) => order.category).map(async (part) => ({
      size: part.length,
      answer: await ask('orders.changeBatch', changeItems(part), clickedAtMs),
    })),
  )
  const { counts, errors } = sumOf(answers)
  const [first] = errors
  if (first !== undefined && counts.done + counts.uncertain === 0) return first
  tellBatches(wordsNow().moved(moves.length), answers)
  return null
}

interface PartAnswer {
  readonly size: number
  readonly answer: Result<BatchOutcome>
}

/** A part that was refused as a whole counts each of its items as failed: nothing of it was sent. */
function sumOf(answers: ReadonlyArray<PartAnswer>): {
  readonly counts: Counts
  readonly errors: ReadonlyArray<DeskError>
} {
  return {
    counts: answers
      .map(({ size, answer }) =>
        answer.ok ? countOutcomes(answer.value.items) : { ...NO_COUNTS, failed: size },
      )
      .reduce(addCounts, NO_COUNTS),
    errors: answers.flatMap(({ answer }) =>
      answer.ok ? rejections(answer.value.items) : [answer.error],
    ),
  }
}

function tellBatches(title: string, answers: ReadonlyArray<PartAnswer>): void {
  const { counts, errors } = sumOf(answers)
  const request = answers.flatMap(({ answer }) => (answer.ok ? answer.value.items : []))[0]
  tellCounts(title, counts, errors, request?.requestId ?? null)
}

import type { Answer, OrderAcknowledgement } from '../ports.ts'
import type { BatchItem } from '../wire-ports.ts'

/**
 * Each item of a batch with its own answer. What came for the whole holds for each: a lost answer
 * leaves every item unknown. An item that the answer leaves out is unknown as well.
 */
export function answersOfBatch<Item>(
  items: ReadonlyArray<Item>,
  answer: Answer<ReadonlyArray<BatchItem>>,
): ReadonlyArray<readonly [Item, Answer<OrderAcknowledgement>]> {
  if (!answer.ok) return items.map((item) => [item, answer])
  return items.map((item, at) => [item, answerOf(answer.value[at], answer.request)])
}

function answerOf(
  item: BatchItem | undefined,
  request: Extract<Answer<null>, { readonly ok: true }>['request'],
): Answer<OrderAcknowledgement> {
  if (item === undefined) {
    const error = { kind: 'unavailable', reason: 'unreadable' } as const
    return { ok: false, error, definite: false, request }
  }
  if (item.ok) return { ok: true, value: item, request }
  const { code, message, definite } = item
  return { ok: false, error: { kind: 'refused', code, message }, definite, request }
}

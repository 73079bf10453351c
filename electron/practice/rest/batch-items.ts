import type { OrderIds } from '../engine/queries.ts'
import { type Locale, Refusal } from '../server/refusal.ts'
import { refusalText } from '../server/refusal-text.ts'
import type { Parameters } from './parameters.ts'

const MOST_ITEMS = 20

/** What became of one item. Refused ones carry the order's name as it was sent. */
export type ItemResult =
  | OrderIds
  | {
      readonly orderId: string
      readonly clientOid: string
      readonly code: string
      readonly msg: string
    }

/** 1 to 20 items (40306) of one product line (40020 with its name). */
export function checkBatch(items: ReadonlyArray<Parameters>): void {
  if (items.length === 0) throw new Refusal('400172')
  if (items.length > MOST_ITEMS) throw new Refusal('40306')
  const categories = items.flatMap((item) => item.optionalCategory() ?? [])
  const other = categories.find((category) => category !== categories[0])
  if (other !== undefined) throw new Refusal('40020', [other])
}

/** Runs each item by itself, in order: one refusal does not touch the others. */
export function runItems(
  items: ReadonlyArray<Parameters>,
  locale: Locale,
  run: (item: Parameters) => OrderIds,
): ReadonlyArray<ItemResult> {
  return items.map((item) => {
    try {
      return run(item)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return {
        orderId: item.optional('orderId') ?? '',
        clientOid: item.optional('clientOid') ?? '',
        code: error.code,
        msg: refusalText(error.code, error.values, locale),
      }
    }
  })
}

/** Lets each order through once a call; again is refused with 25114. */
export function onceEach(run: (item: Parameters) => OrderIds): (item: Parameters) => OrderIds {
  const seen = new Set<string>()
  return (item) => {
    const name = item.optional('orderId') ?? item.optional('clientOid') ?? ''
    if (seen.has(name)) throw new Refusal('25114')
    seen.add(name)
    return run(item)
  }
}

import { type Position, positionKey } from '../../../shared/domain/position.ts'

/** Inserts or replaces by key unless older, then takes the ended ones out. */
export function mergePositions(
  known: ReadonlyArray<Position>,
  incoming: ReadonlyArray<Position>,
  ended: ReadonlyArray<string>,
): ReadonlyArray<Position> {
  const byKey = new Map(known.map((position) => [positionKey(position), position]))
  for (const position of incoming) {
    const key = positionKey(position)
    const stored = byKey.get(key)
    if (stored === undefined || position.updatedAtMs >= stored.updatedAtMs) byKey.set(key, position)
  }
  for (const key of ended) byKey.delete(key)
  return [...byKey.values()]
}

/**
 * The exchange's full list replaces everything, except what the stream told (or ended) since the
 * list was asked for.
 */
export function replacePositions(
  known: ReadonlyArray<Position>,
  list: ReadonlyArray<Position>,
  toldSince: ReadonlySet<string>,
): ReadonlyArray<Position> {
  const kept = known.filter((position) => toldSince.has(positionKey(position)))
  const read = list.filter((position) => !toldSince.has(positionKey(position)))
  return [...kept, ...read]
}

import type { DataFolder } from '../host/data-folder.ts'
import type { PracticeOptions } from '../host/practice-options.ts'
import { readKeys, writeKeys } from './key-file.ts'
import { KeyRing } from './key-ring.ts'
import { createPracticeKey, type PracticeKey, STARTING_KEYS } from './practice-key.ts'

interface OpenKeys {
  readonly ring: KeyRing
  /** Those that were planned, in that order; not those that clients made for sub-accounts. */
  readonly announced: ReadonlyArray<PracticeKey>
}

/** Kept keys stay; planned ones that are not among them are made. */
export function openKeys(
  options: PracticeOptions,
  folder: DataFolder | null,
  nowMs: number,
): OpenKeys {
  const kept = folder === null ? [] : (readKeys(folder) ?? [])
  const plans = [...STARTING_KEYS, ...(options.extraKeys ?? [])]
  const announced = plans.map(
    (plan) =>
      kept.find((key) => key.label === plan.label && key.accountId === plan.accountId) ??
      createPracticeKey(plan, options.seed ?? null, nowMs),
  )
  const keys = [...new Set([...announced, ...kept])]
  if (folder !== null && keys.length > kept.length) writeKeys(folder, keys)
  const save = (changed: ReadonlyArray<PracticeKey>) => {
    if (folder !== null) writeKeys(folder, changed)
  }
  return { ring: new KeyRing(keys, save), announced }
}

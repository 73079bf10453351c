import { z } from 'zod'
import { ENVIRONMENTS } from '../../../shared/domain/environment.ts'
import { KEY_COLOURS, type KeySet, PERMISSIONS } from '../../../shared/domain/key-set.ts'
import type { Notice } from '../../../shared/ipc/contract.ts'
import { StateFile } from '../state-file.ts'
import type { StateFileSystem } from '../state-files.ts'

/** A key set as the desk lists it; `fingerprint` finds duplicates and tells nothing. */
export interface ListedKeySet extends KeySet {
  readonly fingerprint: string
}

const FACTS = z.strictObject({
  accountUid: z.string().max(64),
  boundIps: z.array(z.string().max(64)).max(100),
  permissions: z.array(z.enum(PERMISSIONS)),
  canWithdraw: z.boolean(),
  checkedAtMs: z.number().finite(),
})

const LIST: z.ZodType<ReadonlyArray<ListedKeySet>> = z.array(
  z.strictObject({
    id: z.string().min(1).max(64),
    label: z.string().max(64),
    colour: z.enum(KEY_COLOURS),
    environment: z.enum(ENVIRONMENTS),
    algorithm: z.enum(['hmac', 'rsa']),
    hint: z.string().max(4),
    storage: z.literal('keychain'),
    facts: FACTS.nullable(),
    addedAtMs: z.number().finite(),
    fingerprint: z.string().regex(/^[0-9a-f]{32}$/),
  }),
)

export interface KeyListOptions {
  /** Full path of the list's file. */
  readonly file: string
  readonly now: () => number
  readonly raise: (notice: Notice) => void
  readonly files?: StateFileSystem
}

/** Reads the list's file, once, at the start. */
export async function openKeyList(options: KeyListOptions): Promise<KeyList> {
  const file = new StateFile({ ...options, version: 1, schema: LIST, defaults: [] })
  const kept = await file.read()
  return new KeyList(file, kept ?? [], kept !== null, file.wasLost)
}

/**
 * Labels, colours, environments and facts of the key sets, in order of adding, in a file that
 * holds no secret. Session-only key sets are listed here and never written.
 */
export class KeyList {
  readonly #file: StateFile<ReadonlyArray<ListedKeySet>>
  readonly #keySets: Map<string, ListedKeySet>
  /** `false`: the keychain may hold key sets that are not listed. */
  readonly isComplete: boolean
  /** There was a file with key sets, and it could not be used. */
  readonly wasLost: boolean

  constructor(
    file: StateFile<ReadonlyArray<ListedKeySet>>,
    kept: ReadonlyArray<ListedKeySet>,
    isComplete: boolean,
    wasLost: boolean,
  ) {
    this.#file = file
    this.#keySets = new Map(kept.map((keySet) => [keySet.id, keySet]))
    this.isComplete = isComplete
    this.wasLost = wasLost
  }

  all(): ReadonlyArray<ListedKeySet> {
    return [...this.#keySets.values()]
  }

  find(id: string): ListedKeySet | null {
    return this.#keySets.get(id) ?? null
  }

  /** Adds or replaces. */
  async put(keySet: ListedKeySet): Promise<void> {
    this.#keySets.set(keySet.id, keySet)
    await this.#writeFor(keySet)
  }

  async remove(id: string): Promise<void> {
    const removed = this.#keySets.get(id)
    this.#keySets.delete(id)
    if (removed !== undefined) await this.#writeFor(removed)
  }

  /**
   * A session-only key set changes nothing in the file. Writing it all the same would call a list
   * complete that was lost, and hide what the keychain holds from the next start.
   */
  async #writeFor({ storage }: ListedKeySet): Promise<void> {
    if (storage === 'session') return
    // When it cannot be written the file has raised a notice, and the list holds in memory.
    await this.#file.write(this.all().filter((keySet) => keySet.storage === 'keychain'))
  }
}

/** What anybody outside the desk may see. */
export function toKeySet(listed: ListedKeySet): KeySet {
  const { fingerprint: _fingerprint, ...keySet } = listed
  return keySet
}

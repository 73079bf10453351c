import type { PracticeKey } from './practice-key.ts'

/** All key sets of a running exchange. A change is on disk before it counts. */
export class KeyRing {
  #keys: ReadonlyMap<string, PracticeKey>
  readonly #save: (keys: ReadonlyArray<PracticeKey>) => void
  readonly #onRevoked: Array<(apiKey: string) => void> = []

  constructor(
    keys: ReadonlyArray<PracticeKey>,
    save: (keys: ReadonlyArray<PracticeKey>) => void = () => undefined,
  ) {
    this.#keys = byName(keys)
    this.#save = save
  }

  readonly find = (apiKey: string): PracticeKey | undefined => this.#keys.get(apiKey)

  of(accountId: string): ReadonlyArray<PracticeKey> {
    return [...this.#keys.values()].filter((key) => key.accountId === accountId)
  }

  /** Adds it, or replaces the one of the same API key. */
  put(key: PracticeKey): void {
    this.#keep([...this.#keys.values()].filter((known) => known.apiKey !== key.apiKey).concat(key))
  }

  remove(apiKey: string): void {
    this.#keep([...this.#keys.values()].filter((known) => known.apiKey !== apiKey))
    this.revoke(apiKey)
  }

  /** Tells that a key may no longer be used, so that its sockets end. */
  revoke(apiKey: string): void {
    for (const listener of this.#onRevoked) listener(apiKey)
  }

  onRevoked(listener: (apiKey: string) => void): void {
    this.#onRevoked.push(listener)
  }

  #keep(keys: ReadonlyArray<PracticeKey>): void {
    this.#save(keys)
    this.#keys = byName(keys)
  }
}

function byName(keys: ReadonlyArray<PracticeKey>): ReadonlyMap<string, PracticeKey> {
  return new Map(keys.map((key) => [key.apiKey, key]))
}

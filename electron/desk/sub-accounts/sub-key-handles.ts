import { keyHintOf } from '../../../shared/domain/key-hint.ts'
import type { NamedSubKey, SubAccountKey } from '../../../shared/domain/sub-account.ts'

/** A key that the page was shown, by the name that the exchange has for it. */
interface ShownKey {
  /** The key set that listed it, which alone may change it. */
  readonly keySetId: string
  /** Of its sub-account. */
  readonly uid: string
  readonly apiKey: string
}

/**
 * Which key of a sub-account the page means: the exchange names keys by the whole API key, which
 * the page must not hold. A handle is a number of this run, never given twice; it stays with its
 * key while the list is read again, and ends when the key is gone or everything is forgotten.
 */
export class SubKeyHandles {
  readonly #shown = new Map<string, ShownKey>()
  #given = 0
  #era = 0

  /** Grows when everything is forgotten. */
  get era(): number {
    return this.#era
  }

  /** Keys as the page may see them, in place of all that was known of this sub-account. */
  show(
    keySetId: string,
    uid: string,
    keys: ReadonlyArray<NamedSubKey>,
  ): ReadonlyArray<SubAccountKey> {
    const known = new Map<string, string>()
    for (const [handle, shown] of this.#shown) {
      if (shown.uid !== uid) continue
      if (shown.keySetId === keySetId) known.set(shown.apiKey, handle)
      this.#shown.delete(handle)
    }
    return keys.map(({ apiKey, ...facts }) => {
      const handle = known.get(apiKey) ?? this.#next()
      this.#shown.set(handle, { keySetId, uid, apiKey })
      return { ...facts, handle, hint: keyHintOf(apiKey) }
    })
  }

  /** `null`: never given to this key set, or ended. */
  find(keySetId: string, handle: string): ShownKey | null {
    const shown = this.#shown.get(handle)
    return shown?.keySetId === keySetId ? shown : null
  }

  forget(): void {
    this.#era += 1
    this.#shown.clear()
  }

  #next(): string {
    this.#given += 1
    return `sub-key-${this.#given}`
  }
}

import type { Environment } from '../../shared/domain/environment.ts'
import { type DeskError, fail, invalid, type Result, succeed } from '../../shared/domain/error.ts'
import { Credential } from './credential.ts'
import { fitsItem } from './item-size.ts'
import { type Keychain, KeychainError } from './keychain.ts'
import type { Redactor } from './redaction.ts'
import { formatStoredKey, type KeyMaterial, parseStoredKey } from './stored-key.ts'

/** What a keychain holds, told without secrets. */
export interface VaultContents {
  readonly keySets: ReadonlyArray<Credential>
  /** Items of ours that cannot be read. They are left as they are. */
  readonly unreadableIds: ReadonlyArray<string>
}

/**
 * Key sets by id. Secrets come in by `hold`, are kept in memory as credentials until forgotten,
 * and are written to the keychain by `store`. A failed read changes nothing anywhere.
 */
export class Vault {
  readonly #keychain: Keychain
  readonly #redactor: Redactor
  readonly #credentials = new Map<string, Credential>()
  /** Held, not yet stored. */
  readonly #drafts = new Map<string, KeyMaterial>()
  readonly #reads = new Map<string, Promise<Result<Credential>>>()
  readonly #largestItemBytes: number | null

  /**
   * `redactor` learns every secret before anything can be done with it. `largestItemBytes` is the
   * limit of the keychain's items, `null` for none.
   */
  constructor(keychain: Keychain, redactor: Redactor, largestItemBytes: number | null = null) {
    this.#keychain = keychain
    this.#redactor = redactor
    this.#largestItemBytes = largestItemBytes
  }

  /** Takes a key set into memory, for a check or for this session. The keychain is not touched. */
  hold(id: string, material: KeyMaterial): Credential {
    this.#drafts.set(id, material)
    return this.#keep(id, material)
  }

  /**
   * Writes a held key set to the keychain and reads it back. After a failure nothing is left of
   * it there, as far as the keychain still obeys; in memory it stays held. `secret-too-large`
   * names the limit; the keychain was then not touched.
   */
  async store(id: string): Promise<Result<null>> {
    const material = this.#drafts.get(id)
    if (material === undefined) throw new Error('only a held key set can be stored')
    const item = formatStoredKey(material)
    if (!fitsItem(item, this.#largestItemBytes)) {
      const values = { limit: String(this.#largestItemBytes) }
      return fail(invalid('secret-too-large', 'secretKey', values))
    }
    const written = await attempt(() => this.#keychain.write(id, item))
    if (written.ok) {
      this.#drafts.delete(id)
      return succeed(null)
    }
    // A write that came too late, or back different, must not stay behind. The deletion waits
    // for its turn behind that write; how it ends changes nothing for the user.
    void attempt(() => this.#keychain.delete(id))
    return written
  }

  /** From memory, else from the keychain. `invalid`/`not-found`: there is no such item. */
  unlock(id: string): Promise<Result<Credential>> {
    const kept = this.#credentials.get(id)
    if (kept !== undefined) return Promise.resolve(succeed(kept))
    const running = this.#reads.get(id)
    if (running !== undefined) return running
    const read = this.#read(id).finally(() => this.#reads.delete(id))
    this.#reads.set(id, read)
    return read
  }

  /**
   * Holds the secrets of one key set under another id, bound to `environment`. Nothing is stored
   * and the first key set stays as it is. Fails as `unlock` does.
   */
  async holdAgain(
    id: string,
    newId: string,
    environment: Environment,
  ): Promise<Result<Credential>> {
    const material = await this.#material(id)
    if (!material.ok) return material
    return succeed(this.hold(newId, { ...material.value, environment }))
  }

  /** Wipes a key set from memory; the keychain keeps it. */
  forget(id: string): void {
    this.#credentials.get(id)?.wipe()
    this.#credentials.delete(id)
    this.#drafts.delete(id)
    this.#redactor.forget(id)
  }

  /** Wipes all of memory, at quitting. */
  forgetAll(): void {
    for (const id of [...this.#credentials.keys()]) this.forget(id)
  }

  /** Deletes the keychain's item, then forgets. After a failure the key set is as it was. */
  async delete(id: string): Promise<Result<null>> {
    const deleted = await attempt(() => this.#keychain.delete(id))
    if (!deleted.ok) return deleted
    this.forget(id)
    return succeed(null)
  }

  /** Reads every item, to rebuild the list of key sets when its file was lost. */
  async contents(): Promise<Result<VaultContents>> {
    const ids = await attempt(() => this.#keychain.list())
    if (!ids.ok) return ids
    const keySets: Credential[] = []
    const unreadableIds: string[] = []
    for (const id of ids.value) {
      const unlocked = await this.unlock(id)
      if (unlocked.ok) keySets.push(unlocked.value)
      else if (isUnreadable(unlocked.error)) unreadableIds.push(id)
      else return unlocked
    }
    return succeed({ keySets, unreadableIds })
  }

  async #read(id: string): Promise<Result<Credential>> {
    const material = await this.#material(id)
    return material.ok ? succeed(this.#keep(id, material.value)) : material
  }

  async #material(id: string): Promise<Result<KeyMaterial>> {
    const held = this.#drafts.get(id)
    if (held !== undefined) return succeed(held)
    const stored = await attempt(() => this.#keychain.read(id))
    if (!stored.ok) return stored
    if (stored.value === null) return fail(invalid('not-found'))
    const material = parseStoredKey(stored.value)
    return material === null ? fail({ kind: 'keychain', failure: 'unreadable' }) : succeed(material)
  }

  #keep(id: string, material: KeyMaterial): Credential {
    this.#redactor.remember(id, [material.apiKey, material.secretKey, material.passphrase])
    const credential = new Credential(id, material)
    this.#credentials.get(id)?.wipe()
    this.#credentials.set(id, credential)
    return credential
  }
}

async function attempt<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return succeed(await work())
  } catch (reason) {
    if (!(reason instanceof KeychainError)) throw reason
    return fail({ kind: 'keychain', failure: reason.failure })
  }
}

function isUnreadable(error: DeskError): boolean {
  return error.kind === 'keychain' && error.failure === 'unreadable'
}

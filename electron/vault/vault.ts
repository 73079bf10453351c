import type { Environment } from '../../shared/domain/environment.ts'
import { type DeskError, fail, invalid, type Result, succeed } from '../../shared/domain/error.ts'
import { DESK_LOCKED } from '../../shared/domain/lock.ts'
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
  #isSealed = false
  /** Grows with each sealing, so that a keychain that answers late brings nothing back. */
  #seals = 0

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
    if (material === undefined && this.#isSealed) return fail(DESK_LOCKED)
    if (material === undefined) throw new Error('only a held key set can be stored')
    const item = formatStoredKey(material)
    if (!fitsItem(item, this.#largestItemBytes)) {
      const values = { limit: String(this.#largestItemBytes) }
      return fail(invalid('secret-too-large', 'secretKey', values))
    }
    const written = await attempt(() => this.#keychain.write(id, item))
    if (written.ok) {
      this.#drafts.delete(id)
      if (this.#isSealed) this.forget(id)
      return succeed(null)
    }
    // A write that came too late, or back different, must not stay behind. The deletion waits
    // for its turn behind that write; how it ends changes nothing for the user.
    void attempt(() => this.#keychain.delete(id))
    return written
  }

  /**
   * From memory, else from the keychain. `invalid`/`not-found`: there is no such item. A sealed
   * vault is locked and asks no keychain.
   */
  unlock(id: string): Promise<Result<Credential>> {
    if (this.#isSealed) return Promise.resolve(fail(DESK_LOCKED))
    const kept = this.#credentials.get(id)
    if (kept !== undefined) return Promise.resolve(succeed(kept))
    const running = this.#reads.get(id)
    if (running !== undefined) return running
    const read = this.#read(id).finally(() => {
      if (this.#reads.get(id) === read) this.#reads.delete(id)
    })
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
    if (this.#isSealed) return fail(DESK_LOCKED)
    const seals = this.#seals
    const material = await this.#material(id)
    if (seals !== this.#seals) return fail(DESK_LOCKED)
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

  /**
   * Wipes every key set that the keychain holds, and gives none until `unseal`. One that is held
   * and not stored may be on its way in, its secret told this once: it goes by `forgetAll`, or once
   * it is stored.
   */
  seal(): void {
    this.#isSealed = true
    this.#seals += 1
    this.#reads.clear()
    for (const id of [...this.#credentials.keys()]) {
      if (!this.#drafts.has(id)) this.forget(id)
    }
  }

  unseal(): void {
    this.#isSealed = false
  }

  /** Whether no secret is in memory. */
  get isEmpty(): boolean {
    return this.#credentials.size === 0
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
    const seals = this.#seals
    const material = await this.#material(id)
    if (seals !== this.#seals) return fail(DESK_LOCKED)
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

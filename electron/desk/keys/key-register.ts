import type { Environment } from '../../../shared/domain/environment.ts'
import { fail, invalid, type Result, succeed } from '../../../shared/domain/error.ts'
import type { KeychainFailure, KeySet } from '../../../shared/domain/key-set.ts'
import type { KeyRing } from '../../../shared/ipc/key-requests.ts'
import type { SettingsService } from '../settings-service.ts'
import { type KeyList, type ListedKeySet, toKeySet } from './key-list.ts'
import type { HeldKey, KeyVault } from './key-ports.ts'

export interface KeyRegisterPorts {
  readonly vault: KeyVault
  readonly list: KeyList
  readonly settings: SettingsService
  /** The event `keys.changed`. */
  readonly emitChanged: (ring: KeyRing) => void
}

/** The list of key sets beside the keychain that it is about: keeps the two in step. */
export class KeyRegister {
  readonly #ports: KeyRegisterPorts
  #keychainFailure: KeychainFailure | null = null
  #isComplete: boolean
  #rebuilding: Promise<Result<null>> | null = null

  constructor(ports: KeyRegisterPorts) {
    this.#ports = ports
    this.#isComplete = ports.list.isComplete
    let before = ports.settings.current
    ports.settings.onChange((settings) => {
      const isSame =
        settings.environment === before.environment && settings.keySetIds === before.keySetIds
      before = settings
      if (!isSame) this.changed()
    })
  }

  ring(): KeyRing {
    const { environment, keySetIds } = this.#ports.settings.current
    const chosen = this.#ports.list.find(keySetIds[environment] ?? '')
    return {
      environment,
      activeId: chosen?.environment === environment ? chosen.id : null,
      keySets: this.#ports.list.all().map(toKeySet),
      keychainFailure: this.#keychainFailure,
    }
  }

  /** The chosen key set of `environment`, also while the list of key sets is not yet rebuilt. */
  activeId(environment: Environment): string | null {
    const id = this.#ports.settings.current.keySetIds[environment]
    if (id === null) return null
    const listed = this.#ports.list.find(id)
    if (listed === null) return this.#isComplete ? null : id
    return listed.environment === environment ? id : null
  }

  all(): ReadonlyArray<ListedKeySet> {
    return this.#ports.list.all()
  }

  listed(id: string): ListedKeySet | null {
    return this.#ports.list.find(id)
  }

  /** Looks into the keychain when an incomplete list does not know `id`. */
  async find(id: string): Promise<Result<ListedKeySet>> {
    const listed = this.#ports.list.find(id)
    if (listed !== null) return succeed(listed)
    const rebuilt = await this.rebuild()
    if (!rebuilt.ok) return rebuilt
    const found = this.#ports.list.find(id)
    return found === null ? fail(invalid('not-found')) : succeed(found)
  }

  async put(listed: ListedKeySet): Promise<KeySet> {
    await this.#ports.list.put(listed)
    this.changed()
    return toKeySet(listed)
  }

  /**
   * Deletes a key set from the keychain or from memory, then from the list, and ends its being in
   * use. After a failure of the keychain it is still there, and listed.
   */
  async delete({ id, environment, storage }: ListedKeySet): Promise<Result<null>> {
    const { vault, list, settings } = this.#ports
    if (storage === 'keychain') {
      const deleted = this.note(await vault.delete(id))
      if (!deleted.ok) return deleted
    } else vault.forget(id)
    if (settings.current.keySetIds[environment] === id) {
      await settings.chooseKeySet(environment, null)
    }
    await list.remove(id)
    this.changed()
    return succeed(null)
  }

  /** Lists what the keychain holds and a lost or missing file does not say. Does nothing otherwise. */
  async rebuild(): Promise<Result<null>> {
    if (this.#isComplete) return succeed(null)
    this.#rebuilding ??= this.#rebuild().finally(() => {
      this.#rebuilding = null
    })
    return this.#rebuilding
  }

  /** Remembers how the keychain last did; passes the result through. */
  note<T>(result: Result<T>): Result<T> {
    const before = this.#keychainFailure
    if (result.ok) this.#keychainFailure = null
    else if (result.error.kind === 'keychain') this.#keychainFailure = result.error.failure
    if (this.#keychainFailure !== before) this.changed()
    return result
  }

  changed(): void {
    this.#ports.emitChanged(this.ring())
  }

  async #rebuild(): Promise<Result<null>> {
    const contents = this.note(await this.#ports.vault.contents())
    if (!contents.ok) return contents
    const { keySets, unreadableIds } = contents.value
    for (const held of keySets) {
      if (this.#ports.list.find(held.keySetId) === null) await this.#ports.list.put(relist(held))
    }
    this.#isComplete = true
    if (unreadableIds.length > 0) this.#keychainFailure = 'unreadable'
    if (keySets.length > 0 || unreadableIds.length > 0) this.changed()
    return succeed(null)
  }
}

/** How a key set is called whose user gave it no name. */
export function labelFor(hint: string): string {
  return `…${hint}`
}

/** What the keychain itself can say of a key set; the rest is asked of the exchange on demand. */
function relist(held: HeldKey): ListedKeySet {
  const { keySetId: id, environment, algorithm, hint, fingerprint } = held
  return {
    id,
    label: labelFor(hint),
    colour: 'slate',
    environment,
    algorithm,
    hint,
    storage: 'keychain',
    facts: null,
    addedAtMs: 0,
    fingerprint,
  }
}

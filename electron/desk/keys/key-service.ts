import type { Environment } from '../../../shared/domain/environment.ts'
import { fail, invalid, type Result, succeed } from '../../../shared/domain/error.ts'
import type { KeyColour, KeyFacts, KeySet, KeySetDraft } from '../../../shared/domain/key-set.ts'
import type { Notice } from '../../../shared/ipc/contract.ts'
import type { KeyRing } from '../../../shared/ipc/key-requests.ts'
import type { Clock, Signer } from '../ports.ts'
import type { SettingsService } from '../settings-service.ts'
import { checkAddition } from './key-adding.ts'
import { checkKeyDraft, checkLabel, cleanKeyDraft } from './key-draft.ts'
import type { KeyList } from './key-list.ts'
import type { CheckKey, Clipboard, HeldKey, KeyVault, TakePracticeKey } from './key-ports.ts'
import { KeyRegister, labelFor } from './key-register.ts'

export interface KeyServicePorts {
  readonly vault: KeyVault
  readonly list: KeyList
  readonly settings: SettingsService
  readonly checkKey: CheckKey
  readonly takePracticeKey: TakePracticeKey
  readonly clipboard: Clipboard
  readonly clock: Clock
  /** A random UUID. */
  readonly newId: () => string
  /** The event `keys.changed`. */
  readonly emitChanged: (ring: KeyRing) => void
  readonly raise: (notice: Notice) => void
}

/**
 * The requests `keys.*`. A key is checked with the exchange before it is stored, and nothing that
 * this service answers or emits holds a secret.
 */
export class KeyService {
  readonly #ports: KeyServicePorts
  readonly #register: KeyRegister
  #adding: Promise<unknown> = Promise.resolve()

  constructor(ports: KeyServicePorts) {
    this.#ports = ports
    this.#register = new KeyRegister(ports)
  }

  /** Does not touch the keychain, unless there was a list of key sets and it got lost. */
  async list(): Promise<Result<KeyRing>> {
    if (this.#ports.list.wasLost) await this.#register.rebuild()
    return succeed(this.#register.ring())
  }

  /** One at a time, so that the limits hold. */
  add(draft: KeySetDraft): Promise<Result<KeySet>> {
    return this.#inTurn(() => this.#add(draft))
  }

  /**
   * Takes a key from the local exchange; chooses it when it is there already. It opens no money,
   * so where there is no keychain it is held for this session without asking.
   */
  addPractice(): Promise<Result<KeySet>> {
    return this.#inTurn(async () => {
      const taken = await this.#ports.takePracticeKey()
      if (!taken.ok) return taken
      const draft = { ...taken.value, colour: 'teal', environment: 'practice' } as const
      const stored = await this.#addOrChoose({ ...draft, storage: 'keychain' })
      if (stored.ok || stored.error.kind !== 'keychain') return stored
      this.#ports.raise({ kind: 'keychain', failure: stored.error.failure })
      return this.#addOrChoose({ ...draft, storage: 'session' })
    })
  }

  async rename(id: string, label: string, colour: KeyColour): Promise<Result<KeySet>> {
    const found = await this.#register.find(id)
    if (!found.ok) return found
    const trimmed = label.trim()
    const problem = checkLabel(trimmed)
    if (problem !== null) return fail(problem)
    const named = trimmed === '' ? labelFor(found.value.hint) : trimmed
    return succeed(await this.#register.put({ ...found.value, label: named, colour }))
  }

  async choose(environment: Environment, id: string | null): Promise<Result<KeyRing>> {
    if (id !== null) {
      const found = await this.#register.find(id)
      if (!found.ok) return found
      if (found.value.environment !== environment) {
        const values = { environment: found.value.environment }
        return fail(invalid('wrong-environment', null, values))
      }
    }
    await this.#ports.settings.chooseKeySet(environment, id)
    return succeed(this.#register.ring())
  }

  /** Asks the exchange again what the key may do. */
  async refresh(id: string): Promise<Result<KeySet>> {
    const signer = await this.signer(id)
    if (!signer.ok) return signer
    const facts = await this.#ports.checkKey(signer.value.environment, signer.value)
    if (!facts.ok) return facts
    const listed = this.#register.listed(id)
    if (listed === null) return fail(invalid('not-found'))
    return succeed(await this.#register.put({ ...listed, facts: facts.value }))
  }

  /** After a failure of the keychain the key set is still there, and listed. */
  async delete(id: string): Promise<Result<KeyRing>> {
    const found = await this.#register.find(id)
    if (!found.ok) return found
    const { environment, storage } = found.value
    if (storage === 'keychain') {
      const deleted = this.#register.note(await this.#ports.vault.delete(id))
      if (!deleted.ok) return deleted
    } else this.#ports.vault.forget(id)
    const { settings } = this.#ports
    if (settings.current.keySetIds[environment] === id) {
      await settings.chooseKeySet(environment, null)
    }
    await this.#register.remove(id)
    return succeed(this.#register.ring())
  }

  /** The key set in use in `environment`; `null` when there is none. */
  activeId(environment: Environment): string | null {
    return this.#register.activeId(environment)
  }

  /** What signs for a key set, from memory or from the keychain. */
  async signer(id: string): Promise<Result<Signer & Pick<HeldKey, 'environment'>>> {
    const found = await this.#register.find(id)
    if (!found.ok) return found
    const unlocked = this.#register.note(await this.#ports.vault.unlock(id))
    if (!unlocked.ok) return unlocked
    const { environment } = unlocked.value
    if (environment === found.value.environment) return unlocked
    // The list says otherwise than the keychain, which is right for the key set's whole life.
    await this.#register.put({ ...found.value, environment, facts: null })
    return fail(invalid('wrong-environment', null, { environment }))
  }

  async #add(untidy: KeySetDraft): Promise<Result<KeySet>> {
    const draft = cleanKeyDraft(untidy)
    const problem = checkKeyDraft(draft)
    if (problem !== null) return fail(problem)
    if (draft.storage === 'keychain') {
      const rebuilt = await this.#register.rebuild()
      if (!rebuilt.ok) return rebuilt
    }
    const { environment, apiKey, secretKey, passphrase } = draft
    const secrets = { environment, algorithm: 'hmac', apiKey, secretKey, passphrase } as const
    const held = this.#ports.vault.hold(this.#ports.newId(), secrets)
    let isKept = false
    try {
      const facts = await this.#checkAndStore(draft, held)
      if (!facts.ok) return facts
      isKept = true
      const added = await this.#enlist(draft, held, facts.value)
      await this.#clearClipboard(draft)
      return succeed(added)
    } finally {
      if (!isKept) this.#ports.vault.forget(held.keySetId)
    }
  }

  async #checkAndStore(draft: KeySetDraft, held: HeldKey): Promise<Result<KeyFacts>> {
    const facts = await checkAddition(draft, held, this.#register.all(), this.#ports.checkKey)
    if (!facts.ok || draft.storage === 'session') return facts
    const stored = this.#register.note(await this.#ports.vault.store(held.keySetId))
    return stored.ok ? facts : stored
  }

  async #enlist(draft: KeySetDraft, held: HeldKey, facts: KeyFacts): Promise<KeySet> {
    const { environment, colour, storage } = draft
    const { keySetId: id, hint, fingerprint } = held
    const added = await this.#register.put({
      id,
      label: draft.label === '' ? labelFor(hint) : draft.label,
      colour,
      environment,
      algorithm: 'hmac',
      hint,
      storage,
      facts,
      addedAtMs: this.#ports.clock.now(),
      fingerprint,
    })
    if (this.activeId(environment) === null) {
      await this.#ports.settings.chooseKeySet(environment, id)
    }
    return added
  }

  async #addOrChoose(draft: KeySetDraft): Promise<Result<KeySet>> {
    const added = await this.#add(draft)
    if (added.ok || added.error.kind !== 'invalid' || added.error.reason !== 'key-exists') {
      return added
    }
    const id = added.error.values.keySetId ?? ''
    const chosen = await this.choose(draft.environment, id)
    if (!chosen.ok) return chosen
    const keySet = chosen.value.keySets.find((one) => one.id === id)
    return keySet === undefined ? fail(invalid('not-found')) : succeed(keySet)
  }

  async #clearClipboard(draft: KeySetDraft): Promise<void> {
    const { clipboard, raise } = this.#ports
    const text = await clipboard.readText()
    if (!text.includes(draft.secretKey) && text.trim() !== draft.passphrase) return
    await clipboard.clear()
    raise({ kind: 'clipboard-cleared' })
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#adding.then(work)
    // The caller hears how it went; the next turn only waits for the end.
    this.#adding = turn.catch(() => null)
    return turn
  }
}

import type { Environment } from '../../../shared/domain/environment.ts'
import { fail, invalid, type Result, succeed } from '../../../shared/domain/error.ts'
import type {
  EnvironmentFinding,
  KeyColour,
  KeySet,
  KeySetDraft,
} from '../../../shared/domain/key-set.ts'
import type { KeyRing } from '../../../shared/ipc/key-requests.ts'
import type { Signer } from '../ports.ts'
import { KeyAdder } from './key-adder.ts'
import { checkLabel } from './key-draft.ts'
import type { HeldKey, KeyServicePorts, MadeKey } from './key-ports.ts'
import { rebindKey } from './key-rebinding.ts'
import { KeyRegister, labelFor } from './key-register.ts'

/**
 * The requests `keys.*`. A key is checked with the exchange before it is stored, and nothing that
 * this service answers or emits holds a secret.
 */
export class KeyService {
  readonly #ports: KeyServicePorts
  readonly #register: KeyRegister
  readonly #adder: KeyAdder
  #adding: Promise<unknown> = Promise.resolve()

  constructor(ports: KeyServicePorts) {
    this.#ports = ports
    this.#register = new KeyRegister(ports)
    this.#adder = new KeyAdder(ports, this.#register)
  }

  /** Does not touch the keychain, unless there was a list of key sets and it got lost. */
  async list(): Promise<Result<KeyRing>> {
    if (this.#ports.list.wasLost) await this.#register.rebuild()
    return succeed(this.#register.ring())
  }

  /** One at a time, so that the limits hold. */
  add(draft: KeySetDraft): Promise<Result<KeySet>> {
    return this.#inTurn(() => this.#adder.add(draft))
  }

  /** Signed reads only; stores nothing. */
  find(draft: KeySetDraft): Promise<Result<EnvironmentFinding>> {
    return this.#adder.find(draft)
  }

  /** After 40099: the other environment must accept the key before anything changes. */
  rebind(id: string, environment: Environment): Promise<Result<KeySet>> {
    return this.#inTurn(() => rebindKey(this.#ports, this.#register, id, environment))
  }

  /** Keeps a key that the exchange made at the desk's request, its secret told this once. */
  keepMade(made: MadeKey): Promise<KeySet> {
    return this.#inTurn(() => this.#adder.keepMade(made))
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
    const deleted = await this.#register.delete(found.value)
    return deleted.ok ? succeed(this.#register.ring()) : deleted
  }

  /** The key set in use in `environment`; `null` when there is none. */
  activeId(environment: Environment): string | null {
    return this.#register.activeId(environment)
  }

  /** The same with what is known of it; `null` also while an incomplete list does not know it. */
  active(environment: Environment): KeySet | null {
    return this.#register.listed(this.activeId(environment) ?? '')
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

  /** Whether no secret is in memory. */
  get holdsNothing(): boolean {
    return this.#ports.vault.isEmpty
  }

  /**
   * The key sets leave memory at once, and the keychain is not asked again until `unlock`. A key
   * set that is being added is first put away; those of this session alone are forgotten with
   * their entry in the list. Resolves with their labels.
   */
  lock(): Promise<ReadonlyArray<string>> {
    this.#ports.vault.seal()
    return this.#inTurn(async () => {
      // An unlocking that was waiting for its turn has just been overtaken.
      this.#ports.vault.seal()
      const lost = this.#register.all().filter((one) => one.storage === 'session')
      for (const keySet of lost) await this.#register.delete(keySet)
      return lost.map(({ label }) => label)
    })
  }

  /** Gives key sets again, after those that `lock` forgets are gone. */
  unlock(): Promise<void> {
    return this.#inTurn(async () => this.#ports.vault.unseal())
  }

  async #addOrChoose(draft: KeySetDraft): Promise<Result<KeySet>> {
    const added = await this.#adder.add(draft)
    if (added.ok || added.error.kind !== 'invalid' || added.error.reason !== 'key-exists') {
      return added
    }
    const id = added.error.values.keySetId ?? ''
    const chosen = await this.choose(draft.environment, id)
    if (!chosen.ok) return chosen
    const keySet = chosen.value.keySets.find((one) => one.id === id)
    return keySet === undefined ? fail(invalid('not-found')) : succeed(keySet)
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#adding.then(work)
    // The caller hears how it went; the next turn only waits for the end.
    this.#adding = turn.catch(() => null)
    return turn
  }
}

import { fail, type Result, succeed } from '../../../shared/domain/error.ts'
import type {
  EnvironmentFinding,
  KeyFacts,
  KeySet,
  KeySetDraft,
} from '../../../shared/domain/key-set.ts'
import { checkAddition } from './key-adding.ts'
import { algorithmOf, checkKeyDraft, cleanKeyDraft, cleanSecret } from './key-draft.ts'
import { findEnvironment } from './key-finding.ts'
import type { HeldKey, KeyServicePorts, MadeKey } from './key-ports.ts'
import { type KeyRegister, labelFor } from './key-register.ts'

/** The ways in for a key set: typed by the user, or made by the exchange at the desk's request. */
export class KeyAdder {
  readonly #ports: KeyServicePorts
  readonly #register: KeyRegister

  constructor(ports: KeyServicePorts, register: KeyRegister) {
    this.#ports = ports
    this.#register = register
  }

  /** Checks the draft with the exchange, then stores it. */
  async add(untidy: KeySetDraft): Promise<Result<KeySet>> {
    const draft = cleanKeyDraft(untidy)
    const problem = checkKeyDraft(draft)
    if (problem !== null) return fail(problem)
    if (draft.storage === 'keychain') {
      const rebuilt = await this.#register.rebuild()
      if (!rebuilt.ok) return rebuilt
    }
    const held = this.#hold(draft)
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

  /** Which environment a draft belongs to. Stores nothing and keeps nothing in memory. */
  async find(untidy: KeySetDraft): Promise<Result<EnvironmentFinding>> {
    const draft = cleanKeyDraft(untidy)
    const problem = checkKeyDraft(draft)
    if (problem !== null) return fail(problem)
    const held = this.#hold(draft)
    try {
      return succeed(await findEnvironment(held, this.#ports.checkKey))
    } finally {
      this.#ports.vault.forget(held.keySetId)
    }
  }

  /**
   * Keeps a key whose secret the exchange told once: nothing may lose it. Where the keychain fails
   * it is held for this session and a notice says so. What it may do is asked afterwards.
   */
  async keepMade(made: MadeKey): Promise<KeySet> {
    const held = this.#hold(made)
    // Another key set is about to be written down: the list must first hold those of the keychain.
    await this.#register.rebuild()
    const stored = this.#register.note(await this.#ports.vault.store(held.keySetId))
    if (!stored.ok && stored.error.kind === 'keychain') {
      this.#ports.raise({ kind: 'keychain', failure: stored.error.failure })
    }
    const storage = stored.ok ? 'keychain' : 'session'
    const listed = await this.#enlist({ ...made, storage }, held, null)
    const facts = await this.#ports.checkKey(made.environment, held)
    if (!facts.ok) return listed
    const { fingerprint } = held
    return this.#register.put({ ...listed, facts: facts.value, fingerprint })
  }

  #hold(draft: Omit<MadeKey, 'label' | 'colour'>): HeldKey {
    const { environment, apiKey, secretKey, passphrase } = draft
    const algorithm = algorithmOf(secretKey)
    const secrets = { environment, algorithm, apiKey, secretKey, passphrase }
    return this.#ports.vault.hold(this.#ports.newId(), secrets)
  }

  async #checkAndStore(draft: KeySetDraft, held: HeldKey): Promise<Result<KeyFacts>> {
    const facts = await checkAddition(draft, held, this.#register.all(), this.#ports.checkKey)
    if (!facts.ok || draft.storage === 'session') return facts
    const stored = this.#register.note(await this.#ports.vault.store(held.keySetId))
    return stored.ok ? facts : stored
  }

  async #enlist(
    draft: Pick<KeySetDraft, 'label' | 'colour' | 'environment' | 'storage'>,
    held: HeldKey,
    facts: KeyFacts | null,
  ): Promise<KeySet> {
    const { environment, colour, storage } = draft
    const { keySetId: id, algorithm, hint, fingerprint } = held
    const added = await this.#register.put({
      id,
      label: draft.label === '' ? labelFor(hint) : draft.label,
      colour,
      environment,
      algorithm,
      hint,
      storage,
      facts,
      addedAtMs: this.#ports.clock.now(),
      fingerprint,
    })
    if (this.#register.activeId(environment) === null) {
      await this.#ports.settings.chooseKeySet(environment, id)
    }
    return added
  }

  async #clearClipboard(draft: KeySetDraft): Promise<void> {
    const { clipboard, raise } = this.#ports
    const text = await clipboard.readText()
    const hasSecret = text.includes(draft.secretKey) || cleanSecret(text) === draft.secretKey
    if (!hasSecret && text.trim() !== draft.passphrase) return
    await clipboard.clear()
    raise({ kind: 'clipboard-cleared' })
  }
}

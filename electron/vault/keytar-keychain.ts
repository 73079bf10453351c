import { createRequire } from 'node:module'
import { KEYCHAIN_SERVICE, type Keychain, KeychainError } from './keychain.ts'
import {
  classifyKeychainError,
  type KeychainOperation,
  lockedOrDenied,
} from './keychain-failure.ts'
import type { ItemFinder } from './secret-service.ts'
import { TurnQueue } from './turn-queue.ts'

type Keytar = typeof import('keytar')

const require = createRequire(import.meta.url)

/**
 * The operating system's keychain through keytar: Keychain on macOS, Credential Manager on
 * Windows, the Secret Service on Linux. keytar is loaded with the first call, so that the
 * keychain is not touched before a key is added or used.
 *
 * All calls take turns: reads and writes of one item never interleave, only one prompt is on
 * screen, and a call that hangs on a prompt holds one thread of Node's pool and no more.
 */
export class KeytarKeychain implements Keychain {
  readonly #finder: ItemFinder | null
  readonly #turns: TurnQueue

  /**
   * `finder` on Linux, `null` elsewhere. `limitMs` is generous: a prompt may be on screen. A call
   * past it fails as `denied`; what keytar still does then ends before the next turn.
   */
  constructor(finder: ItemFinder | null, limitMs = 60_000) {
    this.#finder = finder
    this.#turns = new TurnQueue(limitMs)
  }

  read(account: string): Promise<string | null> {
    return this.#turns.take(() => this.#read(account))
  }

  write(account: string, value: string): Promise<void> {
    return this.#turns.take(async () => {
      await this.#ask('write', (keytar) => keytar.setPassword(KEYCHAIN_SERVICE, account, value))
      if ((await this.#read(account)) === value) return
      throw new KeychainError('write-failed', 'the item reads back differently')
    })
  }

  delete(account: string): Promise<void> {
    return this.#turns.take(async () => {
      if ((await this.#presence(account)) === 'absent') return
      const asked = await this.#ask('delete', (keytar) =>
        keytar.deletePassword(KEYCHAIN_SERVICE, account),
      )
      if (asked.value || this.#finder === null) return
      const left = await this.#presence(account)
      if (left === 'locked') throw stayedLocked(asked.tookMs)
      if (left === 'unlocked') throw new KeychainError('write-failed', 'the item is still there')
    })
  }

  list(): Promise<ReadonlyArray<string>> {
    return this.#turns.take(async () => {
      if (this.#finder !== null) return this.#listByFinder(this.#finder)
      const found = await this.#ask('list', (keytar) => keytar.findCredentials(KEYCHAIN_SERVICE))
      return found.value.map((item) => item.account)
    })
  }

  async #read(account: string): Promise<string | null> {
    if ((await this.#presence(account)) === 'absent') return null
    const asked = await this.#ask('read', (keytar) => keytar.getPassword(KEYCHAIN_SERVICE, account))
    if (asked.value !== null || this.#finder === null) return asked.value
    const left = await this.#presence(account)
    if (left === 'locked') throw stayedLocked(asked.tookMs)
    if (left === 'absent') return null
    throw new KeychainError('unreadable', 'the item holds no text')
  }

  /** Without a finder keytar's own "none" can be trusted, so every item may be there. */
  async #presence(account: string): Promise<'absent' | 'unlocked' | 'locked'> {
    return (await this.#finder?.presence(KEYCHAIN_SERVICE, account)) ?? 'unlocked'
  }

  /** findCredentials must not run on Linux: it crashes the process on a locked or foreign item. */
  async #listByFinder(finder: ItemFinder): Promise<ReadonlyArray<string>> {
    const before = await finder.accounts(KEYCHAIN_SERVICE)
    if (!before.someLocked) return before.accounts
    // Reading any item of ours makes the keychain ask the user to unlock; the text is dropped.
    const asked = await this.#ask('list', (keytar) => keytar.findPassword(KEYCHAIN_SERVICE))
    const after = await finder.accounts(KEYCHAIN_SERVICE)
    if (after.someLocked) throw stayedLocked(asked.tookMs)
    return after.accounts
  }

  async #ask<T>(
    operation: KeychainOperation,
    ask: (keytar: Keytar) => Promise<T>,
  ): Promise<{ readonly value: T; readonly tookMs: number }> {
    const startedAtMs = performance.now()
    try {
      // keytar is CommonJS with a native part; its own types describe what require gives.
      const value = await ask(require('keytar') as Keytar)
      return { value, tookMs: performance.now() - startedAtMs }
    } catch (reason) {
      const message = reason instanceof Error ? reason.message : 'unknown error'
      const tookMs = performance.now() - startedAtMs
      throw new KeychainError(classifyKeychainError(operation, message, tookMs), message)
    }
  }
}

function stayedLocked(tookMs: number): KeychainError {
  return new KeychainError(lockedOrDenied(tookMs), 'the keychain stayed locked')
}

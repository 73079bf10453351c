import { type Keychain, KeychainError } from '../../../../electron/vault/keychain.ts'
import type { KeychainFailure } from '../../../../shared/domain/key-set.ts'

/** A keychain in memory that fails on request and counts how often it was touched. */
export class FakeKeychain implements Keychain {
  readonly items = new Map<string, string>()
  failure: KeychainFailure | null = null
  touched = 0

  async read(account: string): Promise<string | null> {
    this.#touch()
    return this.items.get(account) ?? null
  }

  async write(account: string, value: string): Promise<void> {
    this.#touch()
    this.items.set(account, value)
  }

  async delete(account: string): Promise<void> {
    this.#touch()
    this.items.delete(account)
  }

  async list(): Promise<ReadonlyArray<string>> {
    this.#touch()
    return [...this.items.keys()]
  }

  #touch(): void {
    this.touched += 1
    if (this.failure !== null) throw new KeychainError(this.failure, 'on request')
  }
}

import type { KeychainFailure } from '../../shared/domain/key-set.ts'

/** The service name of every item of ours in the operating system's keychain. */
export const KEYCHAIN_SERVICE = 'Keydesk'

/** Why the keychain did not do what was asked. The message holds no secret and no item's content. */
export class KeychainError extends Error {
  override readonly name = 'KeychainError'
  readonly failure: KeychainFailure

  constructor(failure: KeychainFailure, message: string) {
    super(message)
    this.failure = failure
  }
}

/**
 * The operating system's keychain, as far as the vault needs it: texts by account name under
 * `KEYCHAIN_SERVICE`. Every method rejects with a KeychainError and with nothing else, and no
 * failure changes an item.
 */
export interface Keychain {
  /** `null`: there is certainly no such item. Locked or refused is an error, not `null`. */
  read(account: string): Promise<string | null>
  /** Resolves only after the item was read back and is equal. */
  write(account: string, value: string): Promise<void>
  /** Resolves when the item is gone, also when it was not there. */
  delete(account: string): Promise<void>
  /** The account names of all items of the service, in no order. */
  list(): Promise<ReadonlyArray<string>>
}

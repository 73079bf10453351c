import type { Environment } from '../../../shared/domain/environment.ts'
import type { Result } from '../../../shared/domain/error.ts'
import type { KeyAlgorithm, KeyFacts, KeySetDraft } from '../../../shared/domain/key-set.ts'
import type { Notice } from '../../../shared/ipc/contract.ts'
import type { KeyRing } from '../../../shared/ipc/key-requests.ts'
import type { Clock, Signer } from '../ports.ts'
import type { SettingsService } from '../settings-service.ts'
import type { KeyList } from './key-list.ts'

// What the key service needs from the vault and from the system. electron/main.ts joins them.

export interface KeySecrets {
  readonly environment: Environment
  readonly algorithm: KeyAlgorithm
  readonly apiKey: string
  readonly secretKey: string
  readonly passphrase: string
}

/** A key set in memory. Its environment is the one it was stored with. */
export interface HeldKey extends Signer {
  readonly environment: Environment
  readonly algorithm: KeyAlgorithm
  readonly hint: string
  /** Equal for equal API keys; tells nothing about them. */
  readonly fingerprint: string
}

/**
 * The vault. Failures are `keychain` errors; `unlock` of a missing item is `not-found`, `store` of
 * one that the keychain cannot hold is `secret-too-large`.
 */
export interface KeyVault {
  hold(id: string, secrets: KeySecrets): HeldKey
  store(id: string): Promise<Result<null>>
  unlock(id: string): Promise<Result<HeldKey>>
  /** Holds the secrets of `id` under `newId`, bound to `environment`. Stores nothing. */
  holdAgain(id: string, newId: string, environment: Environment): Promise<Result<HeldKey>>
  forget(id: string): void
  delete(id: string): Promise<Result<null>>
  /** Wipes what the keychain holds from memory, and gives nothing until `unseal`. */
  seal(): void
  unseal(): void
  /** Whether no secret is in memory. */
  readonly isEmpty: boolean
  contents(): Promise<
    Result<{
      readonly keySets: ReadonlyArray<HeldKey>
      readonly unreadableIds: ReadonlyArray<string>
    }>
  >
}

export interface Clipboard {
  readText(): string | Promise<string>
  clear(): void | Promise<void>
}

/** Asks the exchange of an environment about a key (`account/info`). */
export type CheckKey = (environment: Environment, signer: Signer) => Promise<Result<KeyFacts>>

/** A key of the practice exchange that the desk started, or why there is none. */
export type TakePracticeKey = () => Promise<
  Result<{
    readonly label: string
    readonly apiKey: string
    readonly secretKey: string
    readonly passphrase: string
  }>
>

/** A key that the exchange made at the desk's request; its secret was told this once. */
export type MadeKey = Omit<KeySetDraft, 'storage'>

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

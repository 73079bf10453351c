import type { Environment } from './environment.ts'
import type { DeskError } from './error.ts'

/** The exchange's limit of key sets per account (Quick Start page). */
export const KEY_SETS_PER_ACCOUNT = 10

/** The four permissions of the Quick Start page, told from scope and type of the key. */
export const PERMISSIONS = ['trade-read', 'trade-write', 'manage-read', 'manage-write'] as const
export type Permission = (typeof PERMISSIONS)[number]

/** What `account/info` says about a key. */
export interface KeyFacts {
  readonly accountUid: string
  /** Empty: the key is not bound to any address. */
  readonly boundIps: ReadonlyArray<string>
  readonly permissions: ReadonlyArray<Permission>
  /** The key may move funds out of the exchange. */
  readonly canWithdraw: boolean
  readonly checkedAtMs: number
}

/** How requests are signed; an RSA secret is a private key as PKCS#8 PEM (page "Signature"). */
export type KeyAlgorithm = 'hmac' | 'rsa'

/** What the signed reads with and without the demo header said. */
export interface EnvironmentFinding {
  /** `null`: none of them accepts the key. */
  readonly environment: Environment | null
  readonly tries: ReadonlyArray<{
    readonly environment: Environment
    /** `null`: it was accepted. */
    readonly error: DeskError | null
  }>
}

/** Where the secret of a key set is kept: in the OS keychain, or in memory until the desk closes. */
export type KeyStorage = 'keychain' | 'session'

/** Colours a user may give to a key set; the words are the renderer's tokens. */
export const KEY_COLOURS = ['slate', 'blue', 'teal', 'olive', 'plum', 'rose'] as const
export type KeyColour = (typeof KEY_COLOURS)[number]

/** All that anybody outside the vault may know about a key set. */
export interface KeySet {
  readonly id: string
  readonly label: string
  readonly colour: KeyColour
  /** Bound for life; hosts and the demo header follow from it. */
  readonly environment: Environment
  readonly algorithm: KeyAlgorithm
  /** The last four characters of the API key. */
  readonly hint: string
  readonly storage: KeyStorage
  /** `null` until the exchange has been asked. */
  readonly facts: KeyFacts | null
  readonly addedAtMs: number
}

/** What the form sends, once. Main trims, checks with the exchange, stores, and forgets it. */
export interface KeySetDraft {
  readonly label: string
  readonly colour: KeyColour
  readonly environment: Environment
  readonly apiKey: string
  /** The secret, or a private key as PKCS#8 PEM without a passphrase: which one is told by its text. */
  readonly secretKey: string
  readonly passphrase: string
  /** `session` only when the user chose it because there is no keychain. */
  readonly storage: KeyStorage
}

/** The five ways a keychain fails, each with its own cure, as section "Keys" of the README lists them. */
export const KEYCHAIN_FAILURES = [
  'no-service',
  'locked',
  'denied',
  'unreadable',
  'write-failed',
] as const
export type KeychainFailure = (typeof KEYCHAIN_FAILURES)[number]

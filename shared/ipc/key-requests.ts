import type { Environment } from '../domain/environment.ts'
import type {
  EnvironmentFinding,
  KeyColour,
  KeychainFailure,
  KeySet,
  KeySetDraft,
} from '../domain/key-set.ts'
import type {
  SubAccount,
  SubAccountAssets,
  SubAccountDraft,
  SubAccountKey,
  SubKeyChange,
  SubKeyDraft,
  SubTransferDraft,
} from '../domain/sub-account.ts'
import type { TransferOutcome } from '../domain/transfer.ts'

/** Key sets, and the sub-accounts that the key in use may manage. */
export interface KeyRequests {
  'keys.list': () => KeyRing
  /** Checks the draft with the exchange, then stores it. The first key of its environment is chosen. */
  'keys.add': (draft: KeySetDraft) => KeySet
  /** Which environment a draft belongs to, by signed reads with and without the demo header. Stores nothing. */
  'keys.find': (draft: KeySetDraft) => EnvironmentFinding
  /** Takes a key from the practice exchange that the desk started, without showing it to the page. */
  'keys.addPractice': () => KeySet
  'keys.rename': (keySetId: string, label: string, colour: KeyColour) => KeySet
  'keys.choose': (environment: Environment, keySetId: string | null) => KeyRing
  'keys.refresh': (keySetId: string) => KeySet
  /** After 40099: checks the key in the other environment and binds it there under a new id. */
  'keys.rebind': (keySetId: string, environment: Environment) => KeySet
  'keys.delete': (keySetId: string) => KeyRing

  'subs.list': () => ReadonlyArray<SubAccount>
  'subs.create': (draft: SubAccountDraft) => SubAccount
  /** `null`: it is done, and the list could not be read anew; so for deleting a key. */
  'subs.freeze': (uid: string, frozen: boolean) => ReadonlyArray<SubAccount> | null
  /** Whole API keys stay in main, which knows each by the handle that it gave the page. */
  'subs.keys': (uid: string) => ReadonlyArray<SubAccountKey>
  /** Made by the exchange, stored in the keychain by main; the page sees the key set alone. */
  'subs.createKey': (draft: SubKeyDraft) => KeySet
  'subs.changeKey': (change: SubKeyChange) => SubAccountKey
  'subs.deleteKey': (handle: string) => ReadonlyArray<SubAccountKey> | null
  'subs.assets': (uid: string) => SubAccountAssets
  'subs.transfer': (draft: SubTransferDraft) => TransferOutcome
}

export interface KeyRing {
  readonly environment: Environment
  /** The key set in use in `environment`, `null` when there is none. */
  readonly activeId: string | null
  readonly keySets: ReadonlyArray<KeySet>
  /** The last trouble with the keychain; `null` when it has not been touched or works. */
  readonly keychainFailure: KeychainFailure | null
}

import type { DecimalString } from './decimal.ts'
import type { KeyColour, Permission } from './key-set.ts'

export interface SubAccount {
  readonly uid: string
  /** Masked by the exchange. */
  readonly username: string
  readonly status: 'normal' | 'frozen'
  /** As the exchange spells it, upper case: `UNIFIED`, `CLASSIC`. */
  readonly accountMode: string
  readonly note: string
  readonly createdAtMs: number
}

/** What the exchange lists of a sub-account's key; its secret it shows once. */
export interface SubKeyFacts {
  readonly note: string
  readonly permissions: ReadonlyArray<Permission>
  readonly boundIps: ReadonlyArray<string>
  readonly createdAtMs: number | null
}

/** A key by the name that the exchange has for it. It stays in main. */
export interface NamedSubKey extends SubKeyFacts {
  readonly apiKey: string
}

/** A key as the page sees it. */
export interface SubAccountKey extends SubKeyFacts {
  /** Names the key to main, for as long as this key set is in use; means nothing elsewhere. */
  readonly handle: string
  /** The last four characters of the API key. */
  readonly hint: string
}

export interface SubAccountDraft {
  /** Lower-case letters, at most 20. */
  readonly username: string
  /** At most 50 characters. */
  readonly note: string
}

/** Scopes and type of a key; read-write is one value for the whole key. */
export interface SubKeyRights {
  readonly canTrade: boolean
  readonly canManage: boolean
  readonly isReadOnly: boolean
  /** IPv4, at most 30. */
  readonly boundIps: ReadonlyArray<string>
}

/** The key goes from the exchange into the keychain: its secret never reaches the page. */
export interface SubKeyDraft extends SubKeyRights {
  readonly subUid: string
  /** Begins with a letter; letters, digits, `-`, `_`. Also the label of the stored key set. */
  readonly note: string
  readonly colour: KeyColour
  /** 8 to 32 letters and digits, chosen by the user. */
  readonly passphrase: string
}

export interface SubKeyChange extends SubKeyRights {
  readonly handle: string
  /** The key's existing one: the exchange asks for it. */
  readonly passphrase: string
}

/** Between the main account and one of its sub-accounts, unified account to unified account. */
export interface SubTransferDraft {
  readonly subUid: string
  readonly direction: 'to-sub' | 'to-main'
  readonly coin: string
  readonly amount: DecimalString
}

export interface SubAccountAssets {
  readonly uid: string
  readonly coins: ReadonlyArray<{
    readonly coin: string
    readonly equity: DecimalString
    readonly available: DecimalString
    readonly usdValue: DecimalString
  }>
}

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

/** A key set of a sub-account as the exchange lists it: without its secret, which it shows once. */
export interface SubAccountKey {
  readonly apiKey: string
  readonly note: string
  readonly permissions: ReadonlyArray<Permission>
  readonly boundIps: ReadonlyArray<string>
  readonly createdAtMs: number | null
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
  readonly apiKey: string
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

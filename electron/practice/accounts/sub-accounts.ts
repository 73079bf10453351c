import { isSameText } from '../auth/same-text.ts'
import { Refusal } from '../server/refusal.ts'
import type { KeyRing } from './key-ring.ts'
import { createChosenKey, type PracticeKey, type PracticeKeyPlan } from './practice-key.ts'
import type { SubAccountRecord } from './sub-account.ts'

export interface SubAccountsParts {
  readonly records: ReadonlyArray<SubAccountRecord>
  readonly keys: KeyRing
  /** Must have them safely before it returns. */
  readonly save: (records: ReadonlyArray<SubAccountRecord>) => void
  /** Opens an account without money; called before the sub-account is listed. */
  readonly openAccount: (accountId: string) => void
  /** Every account there is, so that a UID is never given twice. */
  readonly accountIds: () => ReadonlyArray<string>
}

/** What an owner decides about a key. */
export type SubKeyRights = Pick<PracticeKeyPlan, 'permissions' | 'ips'>

const FIRST_UID = 7_100_000_001
/** The exchange has such a limit; the figure is not documented. */
export const MOST_SUB_ACCOUNTS = 20
const MOST_KEYS = 10

/**
 * Sub-accounts and their keys, Bitget pages uta/account/sub-account/*. Every change is on disk when
 * its method returns. Errors are refusals with the documented codes.
 */
export class SubAccounts {
  readonly #parts: SubAccountsParts
  #records: ReadonlyArray<SubAccountRecord>

  constructor(parts: SubAccountsParts) {
    this.#parts = parts
    this.#records = parts.records
  }

  /** `null`: it is a main account. */
  parentOf(accountId: string): string | null {
    return this.#records.find((record) => record.subUid === accountId)?.parentUid ?? null
  }

  readonly isFrozen = (accountId: string): boolean =>
    this.#records.some((record) => record.subUid === accountId && record.status === 'freeze')

  /** Oldest first. */
  of(parentUid: string): ReadonlyArray<SubAccountRecord> {
    return this.#records.filter((record) => record.parentUid === parentUid)
  }

  /** Throws 40028 when it is not one of that main account's. */
  owned(parentUid: string, subUid: string): SubAccountRecord {
    const record = this.of(parentUid).find((known) => known.subUid === subUid)
    if (record === undefined) throw new Refusal('40028')
    return record
  }

  create(parentUid: string, name: string, note: string, nowMs: number): SubAccountRecord {
    if (this.#records.some((record) => record.name === name)) throw new Refusal('40071')
    if (this.of(parentUid).length >= MOST_SUB_ACCOUNTS) throw new Refusal('40069')
    const subUid = this.#nextUid()
    const times = { createdAtMs: nowMs, updatedAtMs: nowMs }
    const record: SubAccountRecord = { subUid, parentUid, name, status: 'normal', note, ...times }
    this.#parts.openAccount(subUid)
    this.#keep([...this.#records, record])
    return record
  }

  /** Its keys are refused from here on, and their sockets end. Orders and positions stay. */
  setFrozen(parentUid: string, subUid: string, isFrozen: boolean, nowMs: number): void {
    const owned = this.owned(parentUid, subUid)
    const status = isFrozen ? 'freeze' : 'normal'
    const changed: SubAccountRecord = { ...owned, status, updatedAtMs: nowMs }
    this.#keep(this.#records.map((record) => (record === owned ? changed : record)))
    if (!isFrozen) return
    for (const key of this.#parts.keys.of(subUid)) this.#parts.keys.revoke(key.apiKey)
  }

  keysOf(parentUid: string, subUid: string): ReadonlyArray<PracticeKey> {
    return this.#parts.keys.of(this.owned(parentUid, subUid).subUid)
  }

  createKey(
    parentUid: string,
    subUid: string,
    wanted: SubKeyRights & { readonly note: string; readonly passphrase: string },
    nowMs: number,
  ): PracticeKey {
    if (this.keysOf(parentUid, subUid).length >= MOST_KEYS) throw new Refusal('40063')
    const { note, passphrase, permissions, ips } = wanted
    const plan: PracticeKeyPlan = {
      label: note,
      permissions,
      environment: 'practice',
      ips,
      accountId: subUid,
    }
    const key = createChosenKey(plan, passphrase, nowMs)
    this.#parts.keys.put(key)
    return key
  }

  /** The passphrase must be the key's own (40036); absent rights stay as they are. */
  updateKey(
    parentUid: string,
    apiKey: string,
    passphrase: string,
    rights: Partial<SubKeyRights>,
  ): PracticeKey {
    const key = this.#ownedKey(parentUid, apiKey)
    if (!isSameText(key.passphrase, passphrase)) throw new Refusal('40036')
    const changed = { ...key, ...rights }
    this.#parts.keys.put(changed)
    return changed
  }

  /** Effective at once: open sockets of the key end. */
  deleteKey(parentUid: string, apiKey: string): void {
    this.#parts.keys.remove(this.#ownedKey(parentUid, apiKey).apiKey)
  }

  #ownedKey(parentUid: string, apiKey: string): PracticeKey {
    const key = this.#parts.keys.find(apiKey)
    if (key === undefined || this.parentOf(key.accountId) !== parentUid) throw new Refusal('40065')
    return key
  }

  #keep(records: ReadonlyArray<SubAccountRecord>): void {
    this.#parts.save(records)
    this.#records = records
  }

  #nextUid(): string {
    const taken = [...this.#parts.accountIds(), ...this.#records.map((record) => record.subUid)]
    const largest = taken.map(Number).filter((uid) => uid >= FIRST_UID)
    return String(Math.max(FIRST_UID - 1, ...largest) + 1)
  }
}

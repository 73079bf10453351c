import {
  type DeskError,
  fail,
  invalid,
  type Result,
  succeed,
} from '../../../shared/domain/error.ts'
import { keyHintOf } from '../../../shared/domain/key-hint.ts'
import type { KeySet } from '../../../shared/domain/key-set.ts'
import type {
  SubAccount,
  SubAccountAssets,
  SubAccountDraft,
  SubAccountKey,
  SubKeyChange,
  SubKeyDraft,
  SubTransferDraft,
} from '../../../shared/domain/sub-account.ts'
import type { TransferOutcome } from '../../../shared/domain/transfer.ts'
import {
  checkSubAccountDraft,
  checkSubKeyChange,
  checkSubKeyDraft,
  checkSubTransfer,
} from '../../../shared/rules/sub-account-rules.ts'
import { TransferFence } from '../account/transfer-fence.ts'
import type { Answer } from '../ports.ts'
import { mainKey } from './main-key.ts'
import type { SubAccountPorts, SubAccountSession } from './sub-account-ports.ts'
import { problemError } from './sub-account-problem.ts'
import { SubKeyHandles } from './sub-key-handles.ts'

const OUT_OF_DATE = invalid('sub-keys-out-of-date')

/**
 * The requests `subs.*`: what a key of a main account does about its sub-accounts. Nothing is sent
 * twice. Where an answer was lost the desk asks what is there; where asking cannot tell, the error
 * is `unknownOutcome` and names what may have been made. No answer holds a secret, nor a whole API
 * key.
 */
export class SubAccountService {
  readonly #ports: SubAccountPorts
  readonly #fence: TransferFence
  readonly #handles = new SubKeyHandles()

  constructor(ports: SubAccountPorts) {
    this.#ports = ports
    this.#fence = new TransferFence(() => ports.clock.monotonic())
  }

  /** Newest first. */
  async list(): Promise<Result<ReadonlyArray<SubAccount>>> {
    const key = await mainKey(this.#ports, 'manage-read')
    if (!key.ok) return key
    const answer = await key.value.rest.subAccounts()
    if (!answer.ok) return fail(answer.error)
    return succeed(answer.value.toSorted((a, b) => b.createdAtMs - a.createdAtMs))
  }

  async create(draft: SubAccountDraft): Promise<Result<SubAccount>> {
    const problem = problemError(checkSubAccountDraft(draft))
    if (problem !== null) return fail(problem)
    const key = await mainKey(this.#ports, 'manage-write')
    if (!key.ok) return key
    const answer = await key.value.rest.createSubAccount(draft)
    return answer.ok ? succeed(answer.value) : fail(certain(answer, draft.username))
  }

  /** Answers with the list read anew, which also settles a lost answer. `null`: done, and not read. */
  async freeze(uid: string, frozen: boolean): Promise<Result<ReadonlyArray<SubAccount> | null>> {
    const key = await mainKey(this.#ports, 'manage-write')
    if (!key.ok) return key
    const answer = await key.value.rest.freezeSubAccount(uid, frozen)
    if (!answer.ok && answer.definite) return fail(answer.error)
    const listed = await this.list()
    if (answer.ok) return listed.ok ? listed : succeed(null)
    const account = listed.ok ? listed.value.find((one) => one.uid === uid) : undefined
    const isDone = account?.status === (frozen ? 'frozen' : 'normal')
    return isDone ? listed : fail(certain(answer, uid))
  }

  /** Newest first. The page gets handles, in place of the API keys. */
  async keys(uid: string): Promise<Result<ReadonlyArray<SubAccountKey>>> {
    const { era } = this.#handles
    const key = await mainKey(this.#ports, 'manage-read')
    return key.ok ? this.#readKeys(key.value, uid, era) : key
  }

  /**
   * The secret goes from the wire into the keychain. `unknownOutcome` names the note: a key may
   * exist whose secret nobody will ever know.
   */
  async createKey(draft: SubKeyDraft): Promise<Result<KeySet>> {
    const problem = problemError(checkSubKeyDraft(draft))
    if (problem !== null) return fail(problem)
    const key = await mainKey(this.#ports, 'manage-write')
    if (!key.ok) return key
    const answer = await key.value.rest.createSubAccountKey(draft)
    if (!answer.ok) return fail(certain(answer, draft.note))
    const { apiKey, secretKey } = answer.value
    const { environment } = key.value
    const { note, colour, passphrase } = draft
    const made = { label: note, colour, environment, apiKey, secretKey, passphrase }
    return succeed(await this.#ports.keepMade(made))
  }

  /** `sub-keys-out-of-date`: the handle means no key of the list as last read; so for deleting. */
  async changeKey(change: SubKeyChange): Promise<Result<SubAccountKey>> {
    const problem = problemError(checkSubKeyChange(change))
    if (problem !== null) return fail(problem)
    const key = await mainKey(this.#ports, 'manage-write')
    if (!key.ok) return key
    const { handle, ...wanted } = change
    const shown = this.#handles.find(key.value.keySetId, handle)
    if (shown === null) return fail(OUT_OF_DATE)
    const hint = keyHintOf(shown.apiKey)
    const answer = await key.value.rest.changeSubAccountKey(shown.apiKey, wanted)
    if (!answer.ok) return fail(certain(answer, hint))
    const { note, permissions, boundIps, createdAtMs } = answer.value
    return succeed({ handle, hint, note, permissions, boundIps, createdAtMs })
  }

  /** Answers with the keys read anew, which also settles a lost answer. `null`: done, and not read. */
  async deleteKey(handle: string): Promise<Result<ReadonlyArray<SubAccountKey> | null>> {
    const { era } = this.#handles
    const key = await mainKey(this.#ports, 'manage-write')
    if (!key.ok) return key
    const shown = this.#handles.find(key.value.keySetId, handle)
    if (shown === null) return fail(OUT_OF_DATE)
    const answer = await key.value.rest.deleteSubAccountKey(shown.apiKey)
    if (!answer.ok && answer.definite) return fail(answer.error)
    const listed = await this.#readKeys(key.value, shown.uid, era)
    if (answer.ok) return listed.ok ? listed : succeed(null)
    const isGone = listed.ok && listed.value.every((one) => one.handle !== handle)
    return isGone ? listed : fail(certain(answer, keyHintOf(shown.apiKey)))
  }

  /** The desk locks, or another key set comes into use: no handle means a key any longer. */
  forgetKeys(): void {
    this.#handles.forget()
  }

  async assets(uid: string): Promise<Result<SubAccountAssets>> {
    const key = await mainKey(this.#ports, 'manage-read')
    if (!key.ok) return key
    const answer = await key.value.rest.subAccountAssets(uid)
    return answer.ok ? succeed(answer.value) : fail(answer.error)
  }

  /** An answer that was lost leaves it unknown; it is never sent again. */
  async transfer(draft: SubTransferDraft): Promise<Result<TransferOutcome>> {
    const problem = problemError(checkSubTransfer(draft))
    if (problem !== null) return fail(problem)
    const key = await mainKey(this.#ports, 'manage-write')
    if (!key.ok) return key
    const { keySetId, rest, accountUid } = key.value
    const clientOid = this.#ports.newClientOid()
    const passed = await this.#fence.pass(keySetId, draft, () =>
      rest.subTransfer(draft, accountUid, clientOid),
    )
    if (!passed.ok) return passed
    const answer = passed.value
    const requestId = answer.request?.requestId ?? null
    if (answer.ok) {
      const { transferId } = answer.value
      return succeed({ kind: 'accepted', transferId, requestId })
    }
    if (answer.definite) return fail(answer.error)
    return succeed({ kind: 'unknown', clientOid, requestId })
  }

  /** `era`: of before the key set was taken. What comes after a forgetting is not remembered. */
  async #readKeys(
    { keySetId, rest }: SubAccountSession,
    uid: string,
    era: number,
  ): Promise<Result<ReadonlyArray<SubAccountKey>>> {
    const answer = await rest.subAccountKeys(uid)
    if (!answer.ok) return fail(answer.error)
    if (era !== this.#handles.era) return fail(OUT_OF_DATE)
    const keys = answer.value.toSorted((a, b) => (b.createdAtMs ?? 0) - (a.createdAtMs ?? 0))
    return succeed(this.#handles.show(keySetId, uid, keys))
  }
}

/** The error of an answer; one that proves nothing becomes `unknownOutcome` of what it was about. */
function certain(answer: Answer<unknown> & { readonly ok: false }, about: string): DeskError {
  return answer.definite ? answer.error : { kind: 'unknownOutcome', clientOid: about }
}

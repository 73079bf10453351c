import type {
  NamedSubKey,
  SubAccount,
  SubAccountAssets,
  SubAccountDraft,
  SubKeyChange,
  SubKeyDraft,
  SubKeyRights,
  SubTransferDraft,
} from '../../../shared/domain/sub-account.ts'
import { asRow } from '../parse/fields.ts'
import { parseFlaggedPage } from '../parse/page.ts'
import {
  parseCreatedKey,
  parseCreatedSubAccount,
  parseSubAccount,
  parseSubAccountAssets,
  parseSubAccountKey,
} from '../parse/sub-account.ts'
import { parseTransferId } from '../parse/transfer.ts'
import type { Answer } from './answer.ts'
import { everyPage } from './every-page.ts'
import { pageQuery } from './page-query.ts'
import { nothing, type SignedCalls } from './signed-calls.ts'

export interface SubAccountRest {
  /** All of them, page by page; so are the keys. */
  subAccounts(): Promise<Answer<ReadonlyArray<SubAccount>>>
  createSubAccount(draft: SubAccountDraft): Promise<Answer<SubAccount>>
  freezeSubAccount(uid: string, frozen: boolean): Promise<Answer<null>>
  subAccountKeys(uid: string): Promise<Answer<ReadonlyArray<NamedSubKey>>>
  /** The secret is in this answer alone; no record keeps it, nor the passphrase. */
  createSubAccountKey(
    draft: SubKeyDraft,
  ): Promise<Answer<{ readonly apiKey: string; readonly secretKey: string }>>
  changeSubAccountKey(
    apiKey: string,
    change: Omit<SubKeyChange, 'handle'>,
  ): Promise<Answer<NamedSubKey>>
  deleteSubAccountKey(apiKey: string): Promise<Answer<null>>
  subAccountAssets(uid: string): Promise<Answer<SubAccountAssets>>
  subTransfer(
    draft: SubTransferDraft,
    mainUid: string,
    clientOid: string,
  ): Promise<Answer<{ readonly transferId: string }>>
}

/** Calls of a main-account key about its sub-accounts (pages uta/account/sub-account/*). */
export function createSubAccountRest(calls: SignedCalls): SubAccountRest {
  return { ...accounts(calls), ...keys(calls) }
}

type KeyCalls =
  | 'subAccountKeys'
  | 'createSubAccountKey'
  | 'changeSubAccountKey'
  | 'deleteSubAccountKey'

function accounts(calls: SignedCalls): Omit<SubAccountRest, KeyCalls> {
  return {
    subAccounts: () =>
      everyPage(
        (cursor) =>
          calls.get('/api/v3/user/sub-list', pageQuery({}, cursor), (data) =>
            parseFlaggedPage(data, parseSubAccount),
          ),
        (account) => account.uid,
      ),
    createSubAccount({ username, note }) {
      const noted = note === '' ? {} : { note }
      const body = JSON.stringify({ username, accountMode: 'unified', ...noted })
      return calls.post('/api/v3/user/create-sub', body, (data) =>
        parseCreatedSubAccount(data, 'UNIFIED'),
      )
    },
    freezeSubAccount(uid, frozen) {
      const operation = frozen ? 'freeze' : 'unfreeze'
      return calls.post(
        '/api/v3/user/freeze-sub',
        JSON.stringify({ subUid: uid, operation }),
        nothing,
      )
    },
    subAccountAssets: (uid) =>
      calls.get('/api/v3/account/sub-unified-assets', [['subUid', uid]], (data) =>
        parseSubAccountAssets(data, uid),
      ),
    subTransfer({ subUid, direction, coin, amount }, mainUid, clientOid) {
      const toSub = direction === 'to-sub'
      const body = JSON.stringify({
        fromType: 'uta',
        toType: 'uta',
        amount,
        coin,
        fromUserId: toSub ? mainUid : subUid,
        toUserId: toSub ? subUid : mainUid,
        clientOid,
      })
      const read = (data: unknown) => parseTransferId(data, clientOid)
      return calls.post('/api/v3/account/sub-transfer', body, read, { clientOid })
    },
  }
}

function keys(calls: SignedCalls): Pick<SubAccountRest, KeyCalls> {
  return {
    subAccountKeys: (uid) =>
      everyPage(
        (cursor) =>
          calls.get('/api/v3/user/sub-api-list', pageQuery({ subUid: uid }, cursor), (data) =>
            parseFlaggedPage(data, parseSubAccountKey),
          ),
        (key) => key.apiKey,
      ),
    createSubAccountKey(draft) {
      const { subUid, note, passphrase } = draft
      const body = JSON.stringify({ subUid, note, passphrase, ...rightsOf(draft) })
      const hidden = { secrets: [passphrase], withholdAnswer: true }
      return calls.post('/api/v3/user/create-sub-api', body, parseCreatedKey, hidden)
    },
    changeSubAccountKey(apiKey, change) {
      const { passphrase } = change
      const body = JSON.stringify({ apiKey, passphrase, ...rightsOf(change) })
      const read = (data: unknown) => parseSubAccountKey(asRow(data, 'data'))
      const hidden = { secrets: [passphrase], otherKeys: [apiKey] }
      return calls.post('/api/v3/user/update-sub-api', body, read, hidden)
    },
    deleteSubAccountKey: (apiKey) =>
      calls.post('/api/v3/user/delete-sub-api', JSON.stringify({ apiKey }), nothing, {
        otherKeys: [apiKey],
      }),
  }
}

/** An empty list of addresses removes the binding. */
function rightsOf({ canTrade, canManage, isReadOnly, boundIps }: SubKeyRights) {
  const permissions = [...(canTrade ? ['uta_trade'] : []), ...(canManage ? ['uta_mgt'] : [])]
  return { type: isReadOnly ? 'read_only' : 'read_write', permissions, ips: boundIps }
}

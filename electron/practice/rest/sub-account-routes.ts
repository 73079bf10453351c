import {
  checkedAccountNote,
  checkedIps,
  checkedKeyNote,
  checkedPassphrase,
  checkedPermissions,
  checkedUsername,
} from '../accounts/sub-account-rules.ts'
import type { SubAccounts } from '../accounts/sub-accounts.ts'
import { Refusal } from '../server/refusal.ts'
import { mainAccountOnly } from './main-account.ts'
import { pageOf } from './page-of.ts'
import type { Parameters } from './parameters.ts'
import { type PrivateCall, type PrivateRoute, privateGet, privatePost } from './route.ts'
import {
  createdSubKeyRow,
  createdSubRow,
  listedSubKeyRow,
  subAccountRow,
  subKeyRow,
} from './sub-account-rows.ts'

const PER_SECOND = 10
const LIMITS = { standard: 100, most: 100 } as const
const KEY_TYPES = ['read_write', 'read_only'] as const

/** Sub-accounts and their keys, Bitget pages uta/account/sub-account/*. */
export function subAccountRoutes(subAccounts: SubAccounts): ReadonlyArray<PrivateRoute> {
  const post = (name: string, handle: PrivateRoute['handle']) =>
    privatePost(
      `/api/v3/user/${name}`,
      'manage-write',
      PER_SECOND,
      mainAccountOnly(subAccounts, handle),
    )
  const get = (name: string, handle: PrivateRoute['handle']) =>
    privateGet(
      `/api/v3/user/${name}`,
      'manage-read',
      PER_SECOND,
      mainAccountOnly(subAccounts, handle),
    )
  return [
    post('create-sub', (call) => createSub(subAccounts, call)),
    post('freeze-sub', (call) => freezeSub(subAccounts, call)),
    get('sub-list', (call) => listSubs(subAccounts, call)),
    post('create-sub-api', (call) => createKey(subAccounts, call)),
    post('update-sub-api', (call) => updateKey(subAccounts, call)),
    post('delete-sub-api', (call) => deleteKey(subAccounts, call)),
    get('sub-api-list', (call) => listKeys(subAccounts, call)),
  ]
}

/** There are no classic accounts here, so that mode is refused. */
function createSub(subAccounts: SubAccounts, { parameters, key, nowMs }: PrivateCall) {
  const name = checkedUsername(parameters.named('username'))
  const note = checkedAccountNote(parameters.optional('note') ?? '')
  const mode = parameters.oneOf('accountMode', ['unified', 'classic'])
  if (mode === 'classic') throw new Refusal('40020', ['classic'])
  return createdSubRow(subAccounts.create(key.accountId, name, note, nowMs))
}

function freezeSub(subAccounts: SubAccounts, { parameters, key, nowMs }: PrivateCall) {
  const subUid = parameters.named('subUid')
  const operation = parameters.oneOf('operation', ['freeze', 'unfreeze'])
  if (operation === null) throw new Refusal('40019', ['operation'])
  subAccounts.setFrozen(key.accountId, subUid, operation === 'freeze', nowMs)
  return {}
}

function listSubs(subAccounts: SubAccounts, { parameters, key }: PrivateCall) {
  const all = subAccounts.of(key.accountId).toReversed()
  const page = pageOf(all, (record) => record.subUid, parameters, LIMITS)
  return { list: page.rows.map(subAccountRow), hasNext: page.hasNext, cursor: page.cursor }
}

function createKey(subAccounts: SubAccounts, { parameters, key, nowMs }: PrivateCall) {
  const subUid = parameters.named('subUid')
  const wanted = {
    note: checkedKeyNote(parameters.named('note')),
    passphrase: checkedPassphrase(parameters.named('passphrase')),
    permissions: checkedPermissions(parameters.requiredList('permissions'), keyType(parameters)),
    ips: checkedIps(parameters.requiredList('ips')),
  }
  return createdSubKeyRow(subAccounts.createKey(key.accountId, subUid, wanted, nowMs))
}

/** Type and scopes come together or not at all; absent addresses stay, an empty list unbinds. */
function updateKey(subAccounts: SubAccounts, { parameters, key }: PrivateCall) {
  const apiKey = namedKey(parameters)
  const passphrase = parameters.named('passphrase')
  const scopes = parameters.optionalList('permissions')
  const hasType = parameters.optional('type') !== null
  if (hasType && scopes === null) throw new Refusal('40019', ['permissions'])
  const ips = parameters.optionalList('ips')
  const changed = subAccounts.updateKey(key.accountId, apiKey, passphrase, {
    ...(scopes === null ? {} : { permissions: checkedPermissions(scopes, keyType(parameters)) }),
    ...(ips === null ? {} : { ips: checkedIps(ips) }),
  })
  return subKeyRow(changed)
}

function deleteKey(subAccounts: SubAccounts, { parameters, key }: PrivateCall) {
  subAccounts.deleteKey(key.accountId, namedKey(parameters))
  return {}
}

/** `items` is documented; one client reads `list`. */
function listKeys(subAccounts: SubAccounts, { parameters, key }: PrivateCall) {
  const all = subAccounts.keysOf(key.accountId, parameters.named('subUid'))
  const page = pageOf(all, (known) => known.apiKey, parameters, LIMITS)
  const items = page.rows.map(listedSubKeyRow)
  return { items, list: items, hasNext: page.hasNext, cursor: page.cursor }
}

/** The pages spell the parameter both ways. */
function namedKey(parameters: Parameters): string {
  return parameters.optional('apiKey') ?? parameters.named('apikey')
}

function keyType(parameters: Parameters) {
  const type = parameters.oneOf('type', KEY_TYPES)
  if (type === null) throw new Refusal('40019', ['type'])
  return type
}

import type {
  NamedSubKey,
  SubAccount,
  SubAccountAssets,
} from '../../../shared/domain/sub-account.ts'
import { Unreadable } from '../errors/unreadable.ts'
import {
  amount,
  amountOrZero,
  asRow,
  noteOf,
  type Row,
  requiredText,
  rowsOrNone,
  textOf,
  time,
} from './fields.ts'
import { parsePermissions } from './permissions.ts'

/** One sample spells a frozen account `freeze`, the table beside it `frozen`. */
const STATUSES: ReadonlyMap<string, SubAccount['status']> = new Map([
  ['normal', 'normal'],
  ['freeze', 'frozen'],
  ['frozen', 'frozen'],
])

/** A row of `sub-list` (Bitget: "Get SubAccount List"). */
export function parseSubAccount(row: Row): SubAccount {
  const status = STATUSES.get(textOf(row, 'status').toLowerCase())
  if (status === undefined) throw new Unreadable('status')
  return {
    uid: requiredText(row, 'subUid'),
    username: noteOf(row, 'username'),
    status,
    accountMode: textOf(row, 'accountMode').toUpperCase(),
    note: noteOf(row, 'note'),
    createdAtMs: time(row, 'createdTime'),
  }
}

/** Answer of `create-sub` (Bitget: "Create SubAccount"), which does not repeat the account mode. */
export function parseCreatedSubAccount(data: unknown, accountMode: string): SubAccount {
  const made = parseSubAccount(asRow(data, 'data'))
  return made.accountMode === '' ? { ...made, accountMode } : made
}

/** A row of `sub-api-list`, or the answer of `update-sub-api`. */
export function parseSubAccountKey(row: Row): NamedSubKey {
  const ips = row.ips ?? []
  if (!Array.isArray(ips)) throw new Unreadable('ips')
  return {
    apiKey: apiKeyOf(row),
    note: noteOf(row, 'note'),
    permissions: parsePermissions(row, 'type'),
    boundIps: ips.map((ip) => textOf({ ip }, 'ip')).filter((ip) => ip !== ''),
    createdAtMs: textOf(row, 'ts') === '' ? null : time(row, 'ts'),
  }
}

/** Answer of `create-sub-api`: the only time that the exchange shows the secret. */
export function parseCreatedKey(data: unknown): {
  readonly apiKey: string
  readonly secretKey: string
} {
  const row = asRow(data, 'data')
  return { apiKey: apiKeyOf(row), secretKey: requiredText(row, 'secret') }
}

/** `sub-unified-assets` of one sub-account; nothing is listed for one without coins. */
export function parseSubAccountAssets(data: unknown, uid: string): SubAccountAssets {
  const row = rowsOrNone(data, 'data').find((one) => textOf(one, 'subUid') === uid)
  const coins = rowsOrNone(row?.assets, 'assets').map((asset) => ({
    coin: requiredText(asset, 'coin'),
    equity: amount(asset, 'equity'),
    available: amountOrZero(asset, 'available'),
    usdValue: amountOrZero(asset, 'usdValue'),
  }))
  return { uid, coins }
}

/** The pages' tables spell it `apikey`, their samples `apiKey`. */
function apiKeyOf(row: Row): string {
  const apiKey = textOf(row, 'apiKey')
  return apiKey === '' ? requiredText(row, 'apikey') : apiKey
}

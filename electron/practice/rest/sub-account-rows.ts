import type { PracticeKey } from '../accounts/practice-key.ts'
import { fullUsername, maskedUsername, type SubAccountRecord } from '../accounts/sub-account.ts'

/** Answer of page SubAccount-Create. */
export function createdSubRow(record: SubAccountRecord) {
  return {
    username: fullUsername(record.name),
    subUid: record.subUid,
    status: record.status,
    note: record.note,
    createdTime: String(record.createdAtMs),
    updatedTime: String(record.updatedAtMs),
  }
}

/** Row of page SubAccount-Get: the name is masked. */
export function subAccountRow(record: SubAccountRecord) {
  return {
    subUid: record.subUid,
    username: maskedUsername(record.name),
    status: record.status,
    accountMode: 'UNIFIED',
    type: 'VIRTUAL_CHILD',
    note: record.note,
    createdTime: String(record.createdAtMs),
    updatedTime: String(record.updatedAtMs),
  }
}

/** Answer of page SubAccount-API-Update. Clients read `apiKey` or `apikey`, as the pages spell both. */
export function subKeyRow(key: PracticeKey) {
  return {
    note: key.label,
    apiKey: key.apiKey,
    apikey: key.apiKey,
    type: key.permissions.some((permission) => permission.endsWith('-write'))
      ? 'read_write'
      : 'read_only',
    permissions: scopesOf(key),
    ips: key.ips,
  }
}

/** Answer of page SubAccount-API-Create: the only place where the secret is shown. */
export function createdSubKeyRow(key: PracticeKey) {
  return { ...subKeyRow(key), secret: key.secretKey }
}

/** Row of page SubAccount-API-Get. */
export function listedSubKeyRow(key: PracticeKey) {
  return { ...subKeyRow(key), ts: String(key.createdAtMs) }
}

/** The exchange's words for what a key may be used for. */
export function scopesOf(key: Pick<PracticeKey, 'permissions'>): ReadonlyArray<string> {
  const has = (scope: string) => key.permissions.some((permission) => permission.startsWith(scope))
  return [...(has('manage') ? ['uta_mgt'] : []), ...(has('trade') ? ['uta_trade'] : [])]
}

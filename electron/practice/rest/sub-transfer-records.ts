import type { TransferRecord } from '../engine/wallet-records.ts'
import { Refusal } from '../server/refusal.ts'
import { pageOf } from './page-of.ts'
import type { PrivateCall } from './route.ts'
import { timeRange } from './time-range.ts'
import type { TransferServices } from './transfer-routes.ts'
import { subTransferRow } from './transfer-rows.ts'

const WINDOW_DAYS = 90
const LIMITS = { standard: 100, most: 100 } as const
const ROLES = ['initiator', 'receiver'] as const

/**
 * Transfers between a main account and its sub-accounts, newest first, Bitget page
 * uta/account/transfer/SubAccount-Transfer-Get. Of the caller, or of one of its sub-accounts.
 * `list` is documented; one client reads `items`.
 */
export function subTransferRecords(
  { exchange, subAccounts }: TransferServices,
  { parameters, key }: PrivateCall,
) {
  const subUid = parameters.optional('subUid')
  const uid = subUid === null ? key.accountId : ownedUid(subUid)
  const role = parameters.oneOf('role', ROLES) ?? 'initiator'
  const coin = parameters.optional('coin')?.toUpperCase() ?? null
  const clientOid = parameters.optional('clientOid')
  const { startMs = 0, endMs = Number.POSITIVE_INFINITY } = timeRange(parameters, WINDOW_DAYS)
  const wanted = (transfer: TransferRecord) =>
    transfer.fromAccountId !== transfer.toAccountId &&
    plays(transfer, uid, role) &&
    (coin === null || transfer.coin === coin) &&
    (clientOid === null || transfer.clientOid === clientOid) &&
    transfer.atMs >= startMs &&
    transfer.atMs <= endMs
  const found = exchange.engine.transfers(uid).filter(wanted)
  const page = pageOf(found, (transfer) => transfer.transferId, parameters, LIMITS)
  const list = page.rows.map(subTransferRow)
  return { list, items: list, cursor: page.cursor }

  function ownedUid(asked: string): string {
    if (asked === key.accountId) return asked
    if (subAccounts.parentOf(key.accountId) !== null) throw new Refusal('40048')
    return subAccounts.owned(key.accountId, asked).subUid
  }
}

/** Whoever asked for it or paid is its initiator. */
function plays(transfer: TransferRecord, uid: string, role: (typeof ROLES)[number]): boolean {
  if (role === 'receiver') return transfer.toAccountId === uid
  return transfer.fromAccountId === uid || transfer.initiatorId === uid
}

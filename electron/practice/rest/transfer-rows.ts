import type { Wallet } from '../../../shared/domain/transfer.ts'
import type { AccountRecord } from '../engine/account-records.ts'
import type { TransferRecord } from '../engine/wallet-records.ts'
import { coinRow, isHeld } from './account-rows.ts'

/** The wire calls the funding account `spot`. */
const WIRE_TYPES: Readonly<Record<Wallet, string>> = { unified: 'uta', funding: 'spot' }

/** A row of Bitget page uta/account/transfer/SubAccount-Transfer-Get. */
export function subTransferRow(transfer: TransferRecord) {
  return {
    transferId: transfer.transferId,
    oldTransferId: transfer.transferId,
    fromType: WIRE_TYPES[transfer.fromWallet],
    toType: WIRE_TYPES[transfer.toWallet],
    amount: transfer.amount,
    coin: transfer.coin,
    fromUserId: transfer.fromAccountId,
    toUserId: transfer.toAccountId,
    status: 'Successful',
    clientOid: transfer.clientOid ?? '',
    createdTime: String(transfer.atMs),
    updatedTime: String(transfer.atMs),
  }
}

/** A row of Bitget page uta/account/sub-account/Get-SubAccount-Unified-Assets. */
export function subAssetsRow(subUid: string, account: AccountRecord) {
  const assets = account.coins.filter(isHeld).map((coin) => {
    const { bonus, ...row } = coinRow(coin)
    return row
  })
  return { subUid, cursor: subUid, assets }
}

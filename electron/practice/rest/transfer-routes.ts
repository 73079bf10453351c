import type { SubAccounts } from '../accounts/sub-accounts.ts'
import type { WalletName } from '../engine/money-commands.ts'
import type { Exchange } from '../host/untimed-command.ts'
import { Refusal } from '../server/refusal.ts'
import { mainAccountOnly } from './main-account.ts'
import { pageOf } from './page-of.ts'
import type { Parameters } from './parameters.ts'
import { accepted } from './refused-outcome.ts'
import { type PrivateCall, type PrivateRoute, privateGet, privatePost } from './route.ts'
import { subTransferRecords } from './sub-transfer-records.ts'
import { transferWallet, walletOf } from './transfer-request.ts'
import { subAssetsRow } from './transfer-rows.ts'

export interface TransferServices {
  readonly exchange: Exchange
  readonly subAccounts: SubAccounts
}

const MOST_SUB_CLIENT_OID = 64

/** Money between accounts, Bitget pages uta/account/transfer/*. */
export function transferRoutes(services: TransferServices): ReadonlyArray<PrivateRoute> {
  const { exchange, subAccounts } = services
  const get = (name: string, perSecond: number, handle: PrivateRoute['handle']) =>
    privateGet(`/api/v3/account/${name}`, 'manage-read', perSecond, handle)
  const post = (name: string, handle: PrivateRoute['handle']) =>
    privatePost(`/api/v3/account/${name}`, 'manage-write', 5, handle)
  return [
    get('max-transferable', 3, (call) => maxTransferable(exchange, call)),
    get('transferable-coins', 10, (call) => transferableCoins(exchange, call)),
    post('transfer', (call) => transfer(exchange, call)),
    post(
      'sub-transfer',
      mainAccountOnly(subAccounts, (call) => subTransfer(services, call)),
    ),
    post('sub-master-transfer', (call) => subMasterTransfer(services, call)),
    get('sub-transfer-record', 5, (call) => subTransferRecords(services, call)),
    get(
      'sub-unified-assets',
      1,
      mainAccountOnly(subAccounts, (call) => subAssets(services, call)),
    ),
  ]
}

function maxTransferable({ engine }: Exchange, { parameters, key }: PrivateCall) {
  const coin = parameters.named('coin').toUpperCase()
  const maxTransfer = engine.maxTransferable(key.accountId, coin, false)
  const borrowMaxTransfer = engine.maxTransferable(key.accountId, coin, true)
  if (maxTransfer === null || borrowMaxTransfer === null) throw new Refusal('25201')
  return { coin, maxTransfer, borrowMaxTransfer }
}

/** Nothing moves to or from account types that do not exist here. */
function transferableCoins({ engine }: Exchange, { parameters, key }: PrivateCall) {
  const from = walletOf(parameters, 'fromType')
  const to = walletOf(parameters, 'toType')
  if (from === null || to === null || from === to) return []
  const coins = engine.instruments.flatMap(({ row }) => [row.baseCoin, row.quoteCoin])
  return [...new Set(coins)].filter(
    (coin) => engine.maxTransferable(key.accountId, coin, false) !== null,
  )
}

function transfer(exchange: Exchange, { parameters, key }: PrivateCall) {
  const { accountId } = key
  const from = { accountId, wallet: transferWallet(parameters, 'fromType') }
  const to = { accountId, wallet: transferWallet(parameters, 'toType') }
  return move(exchange, accountId, { from, to, parameters })
}

/** Between the main account and its sub-accounts, in any direction. */
function subTransfer({ exchange, subAccounts }: TransferServices, call: PrivateCall) {
  const { parameters, key } = call
  const clientOid = parameters.named('clientOid')
  if (clientOid.length > MOST_SUB_CLIENT_OID) throw new Refusal('40020', ['clientOid'])
  const own = (name: 'fromUserId' | 'toUserId') => {
    const uid = parameters.named(name)
    return uid === key.accountId ? uid : subAccounts.owned(key.accountId, uid).subUid
  }
  const from = { accountId: own('fromUserId'), wallet: transferWallet(parameters, 'fromType') }
  const to = { accountId: own('toUserId'), wallet: transferWallet(parameters, 'toType') }
  return move(exchange, key.accountId, { from, to, parameters })
}

/** From a sub-account, with its own key, to its main account. Others are refused with 40066. */
function subMasterTransfer({ exchange, subAccounts }: TransferServices, call: PrivateCall) {
  const { parameters, key } = call
  const parentUid = subAccounts.parentOf(key.accountId)
  if (parentUid === null) throw new Refusal('40066')
  const from = { accountId: key.accountId, wallet: transferWallet(parameters, 'fromType') }
  const to = { accountId: parentUid, wallet: transferWallet(parameters, 'toType') }
  return move(exchange, key.accountId, { from, to, parameters })
}

interface Move {
  readonly from: WalletName
  readonly to: WalletName
  readonly parameters: Parameters
}

function move(exchange: Exchange, accountId: string, { from, to, parameters }: Move) {
  const coin = parameters.named('coin').toUpperCase()
  const amount = parameters.named('amount')
  const clientOid = parameters.optional('clientOid')
  const outcome = accepted(
    exchange.execute({ kind: 'transfer', accountId, from, to, coin, amount, clientOid }),
  )
  const done = outcome.events.find((event) => event.kind === 'transferred')
  if (done === undefined) throw new Error('an accepted transfer told of none')
  return { transferId: done.transfer.transferId, clientOid: done.transfer.clientOid ?? '' }
}

/** At most 50 sub-accounts a call; each row's cursor leads to the next. */
function subAssets({ exchange, subAccounts }: TransferServices, call: PrivateCall) {
  const { parameters, key } = call
  const subUid = parameters.optional('subUid')
  const wanted =
    subUid === null ? subAccounts.of(key.accountId) : [subAccounts.owned(key.accountId, subUid)]
  const page = pageOf(wanted, (record) => record.subUid, parameters, { standard: 10, most: 50 })
  return page.rows.flatMap((record) => {
    const account = exchange.engine.account(record.subUid)
    return account === null ? [] : [subAssetsRow(record.subUid, account)]
  })
}

import { refuse, UNSUPPORTED } from './check-order.ts'
import { ratioOf, usdPrice } from './coin-price.ts'
import { type AccountFigures, figuresOf } from './figures.ts'
import {
  type Fixed,
  fixedText,
  floorTo,
  most,
  over,
  parseFixed,
  stepOf,
  times,
  UNIT,
} from './fixed.ts'
import { book } from './ledger.ts'
import { coinLeverageOf } from './leverage.ts'
import { spendableOf } from './margin.ts'
import type { TransferCoin, WalletName } from './money-commands.ts'
import type { Refusal } from './queries.ts'
import { type Account, addTo, type Effects, type EngineState, nextId } from './state.ts'
import type { FundingCoinRecord } from './wallet-records.ts'

/** Coins move in steps of this. */
const STEP = stepOf(8)

/** Moves a coin between the unified and funding accounts of one or two accounts. */
export function transferCoin(
  state: EngineState,
  command: TransferCoin,
  effects: Effects,
): Refusal | null {
  const { from, to, coin } = command
  const giver = userOf(state, from)
  const taker = userOf(state, to)
  if (giver === undefined || taker === undefined) return refuse('25005', 'User does not exist')
  if (!state.coins.has(coin)) return refuse('25201', 'Currency does not exist')
  const amount = parseFixed(command.amount)
  if (amount === null || amount <= 0n || amount % STEP !== 0n) {
    return refuse('40020', 'Parameter amount error')
  }
  if (giver === taker && from.wallet === to.wallet) return UNSUPPORTED
  const most =
    from.wallet === 'funding' ? (giver.funding.get(coin) ?? 0n) : outgoing(state, giver, coin)
  if (amount > most) return refuse('43117', 'Exceeded Max. transferable quantity')
  move(state, giver, from, coin, -amount, effects)
  move(state, taker, to, coin, amount, effects)
  tellTransfer(state, command, amount, [...new Set([giver, taker])], effects)
  return null
}

function userOf(state: EngineState, { accountId }: WalletName): Account | undefined {
  const account = state.accounts.get(accountId)
  return account?.role === 'user' ? account : undefined
}

function move(
  state: EngineState,
  account: Account,
  { wallet }: WalletName,
  coin: string,
  amount: Fixed,
  effects: Effects,
): void {
  if (wallet === 'unified') {
    const type = amount < 0n ? 'TRANSFER_OUT' : 'TRANSFER_IN'
    book(state, account, { category: 'OTHER', symbol: '', coin, type, amount }, effects)
    return
  }
  addTo(account.funding, coin, amount)
  effects.events.push({
    kind: 'funding-coins-changed',
    accountId: account.id,
    coins: fundingCoins(account),
    atMs: state.nowMs,
  })
}

function tellTransfer(
  state: EngineState,
  command: TransferCoin,
  amount: Fixed,
  parties: ReadonlyArray<Account>,
  effects: Effects,
): void {
  const { from, to, coin, clientOid } = command
  const transfer = {
    transferId: nextId(state),
    clientOid,
    initiatorId: command.accountId,
    fromAccountId: from.accountId,
    fromWallet: from.wallet,
    toAccountId: to.accountId,
    toWallet: to.wallet,
    coin,
    amount: fixedText(amount),
    atMs: state.nowMs,
  }
  for (const account of parties) {
    account.transfers.push(transfer)
    effects.events.push({ kind: 'transferred', accountId: account.id, transfer })
  }
}

/** Balances of the funding account that are not zero. */
export function fundingCoins(account: Account): ReadonlyArray<FundingCoinRecord> {
  return [...account.funding].flatMap(([coin, amount]) =>
    amount === 0n ? [] : [{ coin, balance: fixedText(amount) }],
  )
}

function outgoing(state: EngineState, account: Account, coin: string): Fixed {
  return floorTo(spendableOf(state, figuresOf(state, account), coin), STEP)
}

/** What may leave the unified account; with borrowing, what could be borrowed besides. */
export function largestTransfer(
  state: EngineState,
  account: Account,
  coin: string,
  withBorrowing: boolean,
): Fixed {
  const own = outgoing(state, account, coin)
  if (!withBorrowing || !state.borrowableCoins.has(coin)) return own
  return own + borrowable(state, account, figuresOf(state, account), coin, own)
}

/** A loan that leaves counts in full and needs its margin: loan x (1 + 1 / (leverage - 1)) must be free. */
function borrowable(
  state: EngineState,
  account: Account,
  figures: AccountFigures,
  coin: string,
  own: Fixed,
): Fixed {
  const price = usdPrice(state, coin)
  const leverage = coinLeverageOf(account, coin)
  const free = figures.free - times(times(own, price), ratioOf(coin))
  if (price === 0n || free <= 0n) return 0n
  const loan = over(times(free, leverage - UNIT), times(price, leverage))
  return floorTo(most(loan, 0n), STEP)
}

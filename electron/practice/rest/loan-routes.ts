import { decimal, toText } from '../../../shared/domain/decimal.ts'
import type { CoinRecord } from '../engine/account-records.ts'
import type { Engine } from '../engine/queries.ts'
import { Refusal } from '../server/refusal.ts'
import { present } from './present.ts'
import { type PrivateCall, type PrivateRoute, privateGet, privatePost } from './route.ts'

const MOST_COINS = '10'

/** What was borrowed, Bitget pages uta/account/Get-Repayable-Coins, Get-Payment-Coins and Repay. */
export function loanRoutes(engine: Engine): ReadonlyArray<PrivateRoute> {
  const get = (name: string, handle: PrivateRoute['handle']) =>
    privateGet(`/api/v3/account/${name}`, 'manage-read', 10, handle)
  return [
    get('repayable-coins', ({ key }) => ({
      repayableCoinList: coinsOf(engine, key.accountId).flatMap(owed),
      maxSelection: MOST_COINS,
    })),
    get('payment-coins', ({ key }) => ({
      paymentCoinList: coinsOf(engine, key.accountId).flatMap(payable),
      maxSelection: MOST_COINS,
    })),
    {
      ...privatePost('/api/v3/account/repay', 'manage-write', 5, (call) => repay(engine, call)),
      refusedWith: '25002',
    },
  ]
}

function coinsOf(engine: Engine, accountId: string): ReadonlyArray<CoinRecord> {
  return present(engine.account(accountId)).coins
}

function owed(coin: CoinRecord) {
  if (decimal(coin.debt).eq(0)) return []
  return [{ coin: coin.coin, size: coin.debt, amount: usdOf(coin, coin.debt) }]
}

function payable(coin: CoinRecord) {
  if (!decimal(coin.available).gt(0)) return []
  return [{ coin: coin.coin, size: coin.available, amount: usdOf(coin, coin.available) }]
}

/** At the price at which the account values the coin. */
function usdOf({ equity, usdValue }: CoinRecord, size: string): string {
  if (decimal(equity).eq(0)) return '0'
  return toText(decimal(usdValue).times(decimal(size)).div(decimal(equity)))
}

/**
 * Debts shrink here when their coin comes in, by a trade or a transfer. A repayment that sells another
 * coin is not offered: refused with 25002, or with 25217 when nothing is owed.
 */
function repay(engine: Engine, { parameters, key }: PrivateCall): never {
  const wanted = parameters.requiredList('repayableCoinList').map((coin) => coin.toUpperCase())
  parameters.requiredList('paymentCoinList')
  const isOwed = coinsOf(engine, key.accountId).some(
    ({ coin, debt }) => wanted.includes(coin) && !decimal(debt).eq(0),
  )
  throw new Refusal(isOwed ? '25002' : '25217')
}

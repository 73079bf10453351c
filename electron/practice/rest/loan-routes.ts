import { decimal, toText, ZERO } from '../../../shared/domain/decimal.ts'
import type { CoinWorth } from '../engine/account-records.ts'
import type { Engine } from '../engine/queries.ts'
import type { Exchange } from '../host/untimed-command.ts'
import { Refusal } from '../server/refusal.ts'
import type { Parameters } from './parameters.ts'
import { present } from './present.ts'
import { accepted } from './refused-outcome.ts'
import { type PrivateCall, type PrivateRoute, privateGet, privatePost } from './route.ts'

const MOST_COINS = 10

/** What was borrowed, Bitget pages uta/account/Get-Repayable-Coins, Get-Payment-Coins and Repay. */
export function loanRoutes(exchange: Exchange): ReadonlyArray<PrivateRoute> {
  const { engine } = exchange
  const get = (name: string, handle: PrivateRoute['handle']) =>
    privateGet(`/api/v3/account/${name}`, 'manage-read', 10, handle)
  const maxSelection = String(MOST_COINS)
  return [
    get('repayable-coins', ({ key }) => ({
      repayableCoinList: loansOf(engine, key.accountId).owed.map(coinRow),
      maxSelection,
    })),
    get('payment-coins', ({ key }) => ({
      paymentCoinList: loansOf(engine, key.accountId).payable.map(coinRow),
      maxSelection,
    })),
    privatePost('/api/v3/account/repay', 'manage-write', 5, (call) => repay(exchange, call)),
  ]
}

function loansOf(engine: Engine, accountId: string) {
  return present(engine.loans(accountId))
}

function coinRow({ coin, size, usd }: CoinWorth) {
  return { coin, size, amount: usd }
}

/**
 * `repayAmount` is what was paid back of all named coins together, in USD as the lists have it: the
 * page names no unit, and several coins have no other in common. A repayment that pays nothing is
 * refused, so `result` is always YES.
 */
function repay(exchange: Exchange, { parameters, key }: PrivateCall) {
  const { accountId } = key
  const repayable = coinsOf(parameters, 'repayableCoinList')
  const payment = coinsOf(parameters, 'paymentCoinList')
  const owed = () =>
    loansOf(exchange.engine, accountId)
      .owed.filter(({ coin }) => repayable.includes(coin))
      .reduce((total, { usd }) => total.plus(decimal(usd)), ZERO)
  const before = owed()
  accepted(exchange.execute({ kind: 'repay', accountId, repayable, payment }))
  return { result: 'YES', repayAmount: toText(before.minus(owed())) }
}

/** Throws 40019 for an empty list, 40058 for more than may be selected. */
function coinsOf(parameters: Parameters, name: string): ReadonlyArray<string> {
  const coins = parameters.requiredList(name).map((coin) => coin.toUpperCase())
  if (coins.length === 0) throw new Refusal('40019', [name])
  if (coins.length > MOST_COINS) throw new Refusal('40058', [name, String(MOST_COINS)])
  return coins
}

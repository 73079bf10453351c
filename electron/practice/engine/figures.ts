import { counted, debtMaintenance, debtOf } from './coin-margin.ts'
import { ratioOf, usdPrice } from './coin-price.ts'
import { type Fixed, least, most, over, times, UNIT } from './fixed.ts'
import { coinLeverageOf, maintenanceRate, positionLeverage } from './leverage.ts'
import { type HeldOrder, orderMargins } from './order-margin.ts'
import { unrealised } from './position.ts'
import { type Account, type EngineState, type LiveOrder, remaining } from './state.ts'
import { quoteValue, settleValue } from './value.ts'

// The money of an account, looked at in one pass (pages "Get Account Assets" and "Unified Account
// Introduction"). All coins together carry the crossed positions, the open orders and the debts:
// - a coin counts at its price and its discount; a negative one counts in full;
// - what a SPOT order would pay away is no collateral any more; what a MARGIN order would pay comes
//   back as another coin, so only that coin's discount is lost;
// - a debt, and what open MARGIN orders would borrow, needs margin of 1 / (coin leverage - 1);
// - isolated positions stand apart with the margin that was set aside for them.

export interface CoinFigures {
  readonly coin: string
  balance: Fixed
  /** Tied up in SPOT and MARGIN orders. */
  locked: Fixed
  /** The part of it for SPOT orders. */
  spotLocked: Fixed
  /** Of crossed positions. */
  unrealised: Fixed
  /** Margin set aside for isolated positions, and their unrealised profit. */
  isolated: Fixed
  isolatedProfit: Fixed
  /** Initial margin of crossed positions and of open futures orders that settle in the coin. */
  margin: Fixed
}

/** Amounts in USD. */
export interface AccountFigures {
  readonly coins: ReadonlyMap<string, CoinFigures>
  readonly equity: Fixed
  /** What counts as margin with orders left out of account, and less what SPOT orders would take away. */
  readonly collateral: Fixed
  readonly effectiveEquity: Fixed
  readonly unrealised: Fixed
  /** Of crossed positions, open orders and debts. */
  readonly initialMargin: Fixed
  readonly maintenance: Fixed
  readonly positionValue: Fixed
  /** Effective equity less initial margin: what may still be opened with. Negative when short. */
  readonly free: Fixed
}

/** A change of the open orders that is only thought of: one more, or one taken away. */
export interface OrderChange {
  readonly extra?: HeldOrder
  readonly without?: LiveOrder
}

export function figuresOf(
  state: EngineState,
  account: Account,
  change: OrderChange = {},
): AccountFigures {
  const coins = new Map<string, CoinFigures>()
  for (const [coin, balance] of account.balances) coinIn(coins, coin).balance = balance
  const positions = addPositions(state, account, coins)
  const orders = account.open.size === 0 && change.extra === undefined ? [] : held(account, change)
  const discountLost = addHolds(state, orders, coins)
  for (const [market, margin] of orderMargins(account, orders))
    coinIn(coins, market.settle).margin += margin
  let equity = 0n
  let collateral = 0n
  let spotLocks = 0n
  let profit = 0n
  let initialMargin = 0n
  let ofDebts = 0n
  for (const row of coins.values()) {
    const price = usdPrice(state, row.coin)
    const crossed = row.balance + row.unrealised
    equity += times(crossed + row.isolated + row.isolatedProfit, price)
    collateral += counted(row.coin, times(crossed, price))
    spotLocks += counted(row.coin, times(least(row.spotLocked, most(row.balance, 0n)), price))
    profit += times(row.unrealised + row.isolatedProfit, price)
    initialMargin += times(row.margin, price) + debtMargin(account, row, price)
    ofDebts += debtMaintenance(times(debtOf(row.balance, row.unrealised), price))
  }
  const effectiveEquity = collateral - spotLocks - discountLost
  return {
    coins,
    equity,
    collateral,
    effectiveEquity,
    unrealised: profit,
    initialMargin,
    maintenance: positions.maintenance + ofDebts,
    positionValue: positions.value,
    free: effectiveEquity - initialMargin,
  }
}

function addPositions(state: EngineState, account: Account, coins: Map<string, CoinFigures>) {
  let maintenance = 0n
  let value = 0n
  for (const position of account.positions.values()) {
    const { market } = position
    const row = coinIn(coins, market.settle)
    const price = usdPrice(state, market.settle)
    const worth = times(settleValue(market, market.markPrice, position.size), price)
    value += worth
    if (position.marginMode === 'isolated') {
      row.isolated += position.isolatedMargin
      row.isolatedProfit += unrealised(position)
      continue
    }
    row.unrealised += unrealised(position)
    row.margin += over(position.entryValue, positionLeverage(account, position))
    const quote = quoteValue(market, market.markPrice, position.size)
    maintenance += times(worth, maintenanceRate(market.terms.tiers, quote))
  }
  return { maintenance, value }
}

function held(account: Account, { extra, without }: OrderChange): HeldOrder[] {
  const orders: HeldOrder[] = []
  for (const order of account.open.values()) if (order !== without) orders.push(order)
  if (extra !== undefined) orders.push(extra)
  return orders
}

/** Money tied up by one SPOT or MARGIN order, in the coin it would pay with. */
function holdOf(order: HeldOrder): { readonly coin: string; readonly amount: Fixed } {
  const { market } = order
  if (order.side === 'sell') return { coin: market.base, amount: remaining(order) }
  if (order.amount !== null) return { coin: market.quote, amount: order.amount - order.filledValue }
  return { coin: market.quote, amount: times(order.price ?? 0n, remaining(order)) }
}

/** Books what SPOT and MARGIN orders lock; gives the discounts that MARGIN orders would lose, USD. */
function addHolds(
  state: EngineState,
  orders: ReadonlyArray<HeldOrder>,
  coins: Map<string, CoinFigures>,
): Fixed {
  let lost = 0n
  for (const order of orders) {
    if (order.market.isFutures) continue
    const { coin, amount } = holdOf(order)
    const row = coinIn(coins, coin)
    row.locked += amount
    if (order.category === 'SPOT') {
      row.spotLocked += amount
      continue
    }
    const received = order.side === 'buy' ? order.market.base : order.market.quote
    lost += times(times(amount, usdPrice(state, coin)), UNIT - ratioOf(received))
  }
  return lost
}

/** For what is owed, and would be when every open order filled. Leverage 1 borrows nothing. */
function debtMargin(account: Account, row: CoinFigures, price: Fixed): Fixed {
  const owed = row.locked - row.balance - least(row.unrealised, 0n)
  if (owed <= 0n) return 0n
  const borrowable = coinLeverageOf(account, row.coin) - UNIT
  const value = times(owed, price)
  return borrowable <= 0n ? value : over(value, borrowable)
}

function coinIn(coins: Map<string, CoinFigures>, coin: string): CoinFigures {
  const known = coins.get(coin)
  if (known !== undefined) return known
  const row: CoinFigures = {
    coin,
    balance: 0n,
    locked: 0n,
    spotLocked: 0n,
    unrealised: 0n,
    isolated: 0n,
    isolatedProfit: 0n,
    margin: 0n,
  }
  coins.set(coin, row)
  return row
}

import { instrumentId, marketDataKey } from '../../../shared/domain/instrument.ts'
import type { LeverageRecord } from './account-records.ts'
import type { AccountState } from './durability.ts'
import { marketFor } from './find.ts'
import { fixed, parseFixed } from './fixed.ts'
import { newAccount } from './new-account.ts'
import type { OrderRecord } from './order-records.ts'
import { setPosition } from './position.ts'
import type { PositionRecord } from './position-records.ts'
import type {
  Account,
  EngineState,
  LeverageState,
  LiveOrder,
  Market,
  PositionState,
} from './state.ts'

/** Puts back an account that an earlier run kept, with its orders in the books. */
export function restoreAccount(state: EngineState, saved: AccountState): void {
  const account = newAccount(saved.accountId, 'user')
  state.accounts.set(account.id, account)
  account.holdMode = saved.holdMode
  account.countdownAtMs = saved.countdownAtMs
  for (const { coin, amount } of saved.balances) account.balances.set(coin, fixed(amount))
  for (const { coin, balance } of saved.funding) account.funding.set(coin, fixed(balance))
  for (const config of saved.leverages)
    account.leverages.set(instrumentId(config), restoreLeverage(config))
  for (const config of saved.coinLeverages)
    account.coinLeverages.set(config.coin, fixed(config.leverage))
  for (const record of saved.positions) {
    const market = state.markets.get(instrumentId(record))
    if (market === undefined) continue
    setPosition(account, restorePosition(market, record))
  }
  for (const record of saved.orderHistory) account.history.set(record.orderId, record)
  for (const record of saved.strategies) {
    account.strategies.set(record.orderId, record)
    marketFor(state, record)?.strategies.add(account, record)
  }
  for (const record of saved.strategyHistory) account.strategyHistory.set(record.orderId, record)
  append(account.fills, saved.fills)
  append(account.closed, saved.closedPositions)
  append(account.ledger, saved.ledger)
  append(account.transfers, saved.transfers)
  const orders = saved.openOrders
    .map((record) => restoreOrder(state, account, record))
    .filter((order) => order !== null)
    .sort((a, b) => (a.priority < b.priority ? -1 : 1))
  for (const order of orders) {
    account.open.set(order.orderId, order)
    account.pending.set(order.clientOid, order)
    order.market.book.add(order)
  }
}

/** Not spread into one call: a long history has more rows than a call may have arguments. */
function append<Row>(rows: Row[], saved: ReadonlyArray<Row>): void {
  for (const row of saved) rows.push(row)
}

function restoreLeverage(config: LeverageRecord): LeverageState {
  return {
    marginMode: config.marginMode,
    crossed: fixed(config.crossedLeverage),
    long: fixed(config.longLeverage),
    short: fixed(config.shortLeverage),
  }
}

function restorePosition(market: Market, record: PositionRecord): PositionState {
  return {
    positionId: record.positionId,
    market,
    createdAtMs: record.createdAtMs,
    side: record.side,
    marginMode: record.marginMode,
    isolatedMargin: record.marginMode === 'isolated' ? fixed(record.margin) : 0n,
    size: fixed(record.size),
    entryValue: fixed(record.entryValue),
    realised: fixed(record.realisedProfit),
    openFees: fixed(record.openFees),
    closeFees: fixed(record.closeFees),
    funding: fixed(record.funding),
    openedQuantity: fixed(record.openedQuantity),
    openedValue: fixed(record.openedValue),
    closedQuantity: fixed(record.closedQuantity),
    closedValue: fixed(record.closedValue),
    updatedAtMs: record.updatedAtMs,
  }
}

/** `null` when its instrument is no longer traded here. */
function restoreOrder(state: EngineState, account: Account, record: OrderRecord): LiveOrder | null {
  const market = state.markets.get(instrumentId(marketDataKey(record)))
  if (market === undefined || record.price === null) return null
  return {
    ...record,
    account,
    market,
    marginMode: record.marginMode ?? 'crossed',
    price: fixed(record.price),
    quantity: record.quantity === null ? null : fixed(record.quantity),
    amount: record.amount === null ? null : fixed(record.amount),
    filled: fixed(record.filledQuantity),
    filledValue: fixed(record.filledValue),
    fee: parseFixed(record.fees[0]?.amount ?? '0') ?? 0n,
    realised: fixed(record.realisedProfit),
    priority: BigInt(record.priority),
  }
}

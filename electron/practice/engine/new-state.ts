import {
  instrumentId,
  isFutures,
  isInverse,
  marketDataKey,
} from '../../../shared/domain/instrument.ts'
import type { PracticeInstrument } from '../market/instrument-row.ts'
import { volumeFor } from '../market/market-amounts.ts'
import { makeHistory } from './candle-history.ts'
import { CandleSeries } from './candle-series.ts'
import type { AccountState, PriceState, Snapshot } from './durability.ts'
import { fixed, parseFixed } from './fixed.ts'
import { OrderBook } from './order-book.ts'
import { positionId } from './position.ts'
import { createRandom, partSeed } from './random.ts'
import type { LeverageRecord, OrderRecord, PositionRecord } from './records.ts'
import type {
  Account,
  EngineState,
  LeverageState,
  LiveOrder,
  Market,
  PositionState,
} from './state.ts'
import { termsOf } from './terms.ts'

const HOUR_MS = 3_600_000
const ID_STEP = 1_000_000n

/** Ids of 19 digits that grow with time, also from one run to the next. */
function firstId(startAtMs: number, restored: Snapshot | undefined): bigint {
  const fromTime = BigInt(startAtMs) * ID_STEP
  const before = BigInt(restored?.lastId ?? '0')
  return before > fromTime ? before : fromTime
}

export function newState(
  instruments: ReadonlyArray<PracticeInstrument>,
  startAtMs: number,
  seed: number,
  restored: Snapshot | undefined,
): EngineState {
  const prices = new Map(restored?.prices.map((row) => [`${row.category}:${row.symbol}`, row]))
  const markets = instruments.map((instrument) =>
    newMarket(instrument, startAtMs, seed, prices.get(instrumentId(instrument))),
  )
  const state: EngineState = {
    markets: new Map(markets.map((market) => [market.id, market])),
    accounts: new Map(),
    fees: new Map(),
    interestHour: Math.floor(startAtMs / HOUR_MS),
    lastId: firstId(startAtMs, restored),
    nowMs: startAtMs,
  }
  for (const account of restored?.accounts ?? []) restoreAccount(state, account)
  return state
}

function newMarket(
  instrument: PracticeInstrument,
  startAtMs: number,
  seed: number,
  known: PriceState | undefined,
): Market {
  const { category, symbol, row } = instrument
  const id = instrumentId(instrument)
  const terms = termsOf(instrument)
  // Spot and perpetual of one pair share their past, so that their charts look alike.
  const random = createRandom(partSeed(seed, `past of ${symbol}`))
  const lastPrice = fixed(known?.lastPrice ?? instrument.startPrice)
  return {
    key: { category, symbol },
    id,
    instrument,
    terms,
    isFutures: isFutures(category),
    isInverse: isInverse(category),
    base: row.baseCoin,
    quote: row.quoteCoin,
    settle: isInverse(category) ? row.baseCoin : row.quoteCoin,
    book: new OrderBook(partSeed(seed, id) % 1_000_000),
    candles: new CandleSeries(makeHistory(lastPrice, startAtMs, terms, random)),
    trades: [],
    lastPrice,
    indexPrice: fixed(known?.indexPrice ?? known?.lastPrice ?? instrument.startPrice),
    markPrice: fixed(known?.markPrice ?? known?.lastPrice ?? instrument.startPrice),
    fundingRate: fixed(known?.fundingRate ?? '0.0001'),
    openInterest: volumeFor(250_000_000, lastPrice, terms.step),
  }
}

export function newAccount(id: string, role: Account['role']): Account {
  return {
    id,
    role,
    balances: new Map(),
    funding: new Map(),
    leverages: new Map(),
    coinLeverages: new Map(),
    positions: new Map(),
    open: new Map(),
    pending: new Map(),
    history: new Map(),
    fills: [],
    closed: [],
    ledger: [],
    transfers: [],
    strategies: new Map(),
    strategyHistory: new Map(),
    holdMode: 'one_way_mode',
    deduction: false,
    countdownAtMs: null,
  }
}

function restoreAccount(state: EngineState, saved: AccountState): void {
  const account = newAccount(saved.accountId, 'user')
  state.accounts.set(account.id, account)
  account.holdMode = saved.holdMode
  account.deduction = saved.deduction
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
    account.positions.set(positionId(market, record.side), restorePosition(market, record))
  }
  for (const record of saved.orderHistory) account.history.set(record.orderId, record)
  for (const record of saved.strategies) account.strategies.set(record.orderId, record)
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

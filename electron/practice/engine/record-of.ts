import type { AccountRecord, CoinRecord, LeverageRecord } from './account-records.ts'
import { usdPrice } from './coin-price.ts'
import { type AccountFigures, type CoinFigures, figuresOf } from './figures.ts'
import { type Fixed, fixedText, over, times } from './fixed.ts'
import { leverageOf, leveragesOf } from './leverage.ts'
import { availableOf } from './margin.ts'
import type { ExecType, OrderRecord } from './order-records.ts'
import { isClosing, sideOfPosition } from './position.ts'
import { shownText } from './shown-text.ts'
import type { Account, EngineState, LiveOrder, Market } from './state.ts'
import { averagePrice } from './value.ts'

// From the engine's own state to what it tells: plain JSON with exact texts.

/** Coin in which an order's fees are paid: what is received on spot, the settle coin on futures. */
export function feeCoinOf(order: LiveOrder): string {
  if (order.market.isFutures) return order.market.settle
  return order.side === 'buy' ? order.market.base : order.market.quote
}

export function orderRecord(order: LiveOrder): OrderRecord {
  const { market, account } = order
  const isFilled = order.filled > 0n
  return {
    accountId: account.id,
    category: order.category,
    symbol: market.key.symbol,
    orderId: order.orderId,
    clientOid: order.clientOid,
    side: order.side,
    orderType: order.orderType,
    timeInForce: order.timeInForce,
    price: textOrNull(order.price),
    quantity: textOrNull(order.quantity),
    amount: textOrNull(order.amount),
    filledQuantity: fixedText(order.filled),
    filledValue: fixedText(order.filledValue),
    averagePrice: isFilled
      ? shownText(averagePrice(market, order.filled, order.filledValue))
      : null,
    status: order.status,
    cancelReason: order.cancelReason,
    reduceOnly: order.reduceOnly,
    stpMode: order.stpMode,
    positionSide: order.positionSide,
    ...marginFacts(order),
    takeProfit: order.takeProfit,
    stopLoss: order.stopLoss,
    requestId: order.requestId,
    tradeSide: order.tradeSide,
    delegateType: order.delegateType,
    execType: execTypeOf(order),
    fees: isFilled ? [{ coin: feeCoinOf(order), amount: fixedText(order.fee) }] : [],
    realisedProfit: fixedText(order.realised),
    story: order.story,
    priority: order.priority.toString(),
    createdAtMs: order.createdAtMs,
    updatedAtMs: order.updatedAtMs,
  }
}

export function execTypeOf({ delegateType }: Pick<LiveOrder, 'delegateType'>): ExecType {
  if (delegateType === 'liquidation') return 'liquidation'
  return delegateType === 'reduce_offset_delegate' || delegateType === 'market_risk'
    ? 'reduce'
    : 'normal'
}

function marginFacts(order: LiveOrder) {
  const { market, account, marginMode } = order
  if (!market.isFutures)
    return { marginMode: null, holdMode: null, leverage: null, marginCoin: null }
  return {
    marginMode,
    holdMode: account.holdMode,
    leverage: fixedText(leverageOf(account, market, marginMode, ownSide(order))),
    marginCoin: market.settle,
  }
}

/** Side of the position that it opens or, when it only closes, closes. */
function ownSide(order: LiveOrder) {
  if (order.positionSide !== null) return order.positionSide
  const opens = sideOfPosition(order.side)
  if (!isClosing(order)) return opens
  return opens === 'long' ? 'short' : 'long'
}

/** With figures at the present prices. */
export function accountRecord(state: EngineState, account: Account): AccountRecord {
  const figures = figuresOf(state, account)
  const bitcoin = usdPrice(state, 'BTC')
  const inBitcoin = (amount: Fixed) => shownText(bitcoin === 0n ? 0n : over(amount, bitcoin))
  const ratio = (amount: Fixed) =>
    shownText(figures.effectiveEquity <= 0n ? 0n : over(amount, figures.effectiveEquity))
  return {
    accountId: account.id,
    equity: fixedText(figures.equity),
    btcEquity: inBitcoin(figures.equity),
    unrealisedProfit: fixedText(figures.unrealised),
    btcUnrealisedProfit: inBitcoin(figures.unrealised),
    effectiveEquity: fixedText(figures.effectiveEquity),
    initialMargin: shownText(figures.initialMargin),
    maintenanceMargin: fixedText(figures.maintenance),
    marginRatio: ratio(figures.maintenance),
    positionMarginRatio: ratio(figures.maintenance),
    positionValue: fixedText(figures.positionValue),
    leverage: ratio(figures.positionValue),
    coins: [...figures.coins.values()].map((row) => coinRecord(state, figures, row)),
    atMs: state.nowMs,
  }
}

function coinRecord(state: EngineState, figures: AccountFigures, row: CoinFigures): CoinRecord {
  const { coin, balance } = row
  const crossed = balance + row.unrealised
  const equity = crossed + row.isolated + row.isolatedProfit
  return {
    coin,
    balance: fixedText(balance),
    available: fixedText(availableOf(state, figures, coin)),
    locked: fixedText(row.locked),
    equity: fixedText(equity),
    usdValue: fixedText(times(equity, usdPrice(state, coin))),
    debt: fixedText(crossed < 0n ? -crossed : 0n),
  }
}

export function leverageRecord(account: Account, market: Market): LeverageRecord {
  const { marginMode, crossed, long, short } = leveragesOf(account, market)
  return {
    accountId: account.id,
    category: market.key.category,
    symbol: market.key.symbol,
    marginMode,
    leverage: fixedText(marginMode === 'crossed' ? crossed : long),
    crossedLeverage: fixedText(crossed),
    longLeverage: fixedText(long),
    shortLeverage: fixedText(short),
  }
}

function textOrNull(value: Fixed | null): string | null {
  return value === null ? null : fixedText(value)
}

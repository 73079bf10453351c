import { type Fixed, fixed, fixedText, over, roundTo, stepOf, times } from './fixed.ts'
import {
  availableOf,
  figuresOf,
  leverageOf,
  leveragesOf,
  liquidationPrice,
  lockedOf,
  maintenanceRate,
  SETTLE_COIN,
  usdPrice,
} from './margin.ts'
import { entryPrice, unrealised } from './position.ts'
import type {
  AccountRecord,
  CoinRecord,
  LeverageRecord,
  OrderRecord,
  PositionRecord,
} from './records.ts'
import {
  type Account,
  type EngineState,
  type LiveOrder,
  type Market,
  type PositionState,
  remaining,
} from './state.ts'

// From the engine's own state to what it tells: plain JSON with exact texts.

/** Coin in which an order's fees are paid: what is received on spot, the settle coin on perpetuals. */
export function feeCoinOf(order: LiveOrder): string {
  if (order.market.isFutures) return order.market.quote
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
    averagePrice: isFilled ? shownText(over(order.filledValue, order.filled)) : null,
    status: order.status,
    cancelReason: order.cancelReason,
    reduceOnly: order.reduceOnly,
    stpMode: order.stpMode,
    positionSide: order.positionSide,
    marginMode: market.isFutures ? order.marginMode : null,
    holdMode: market.isFutures ? account.holdMode : null,
    takeProfit: order.takeProfit,
    stopLoss: order.stopLoss,
    requestId: order.requestId,
    tradeSide: order.tradeSide,
    leverage: market.isFutures ? fixedText(leverageOf(account, market)) : null,
    marginCoin: market.isFutures ? market.quote : null,
    delegateType: order.delegateType,
    execType: order.delegateType,
    fees: isFilled ? [{ coin: feeCoinOf(order), amount: fixedText(order.fee) }] : [],
    realisedProfit: fixedText(order.realised),
    priority: order.priority.toString(),
    createdAtMs: order.createdAtMs,
    updatedAtMs: order.updatedAtMs,
  }
}

export function positionRecord(
  state: EngineState,
  account: Account,
  market: Market,
  position: PositionState,
): PositionRecord {
  const isOpen = position.size > 0n
  const leverage = leverageOf(account, market)
  const margin = over(position.entryValue, leverage)
  const profit = isOpen ? unrealised(position, market.markPrice) : 0n
  const frozen = isOpen ? frozenBy(account, market, position) : 0n
  const liquidation = isOpen ? liquidationPrice(state, account, market) : null
  return {
    accountId: account.id,
    category: market.key.category,
    symbol: market.key.symbol,
    positionId: position.positionId,
    marginCoin: market.quote,
    marginMode: position.marginMode,
    holdMode: account.holdMode,
    side: position.side,
    status: isOpen ? 'opening' : 'ended',
    size: fixedText(position.size),
    available: fixedText(position.size - frozen),
    frozen: fixedText(frozen),
    entryValue: fixedText(position.entryValue),
    entryPrice: shownText(entryPrice(position)),
    leverage: fixedText(leverage),
    margin: shownText(margin),
    markPrice: fixedText(market.markPrice),
    breakEvenPrice: isOpen
      ? shownText(roundTo(breakEven(position, market), market.terms.tick))
      : null,
    liquidationPrice:
      liquidation === null ? null : fixedText(roundTo(liquidation, market.terms.tick)),
    maintenanceMarginRate: fixedText(
      maintenanceRate(market.terms, times(market.markPrice, position.size)),
    ),
    unrealisedProfit: fixedText(profit),
    profitRate: shownText(margin === 0n ? 0n : over(profit, margin)),
    realisedProfit: fixedText(position.realised),
    openFees: fixedText(position.openFees),
    closeFees: fixedText(position.closeFees),
    funding: fixedText(position.funding),
    openedQuantity: fixedText(position.openedQuantity),
    openedValue: fixedText(position.openedValue),
    closedQuantity: fixedText(position.closedQuantity),
    closedValue: fixedText(position.closedValue),
    createdAtMs: position.createdAtMs,
    updatedAtMs: position.updatedAtMs,
  }
}

/** What open reduce-only orders hold of a position. */
function frozenBy(account: Account, market: Market, position: PositionState): Fixed {
  let sum = 0n
  for (const order of account.open.values()) {
    if (order.market === market && order.reduceOnly) sum += remaining(order)
  }
  return sum < position.size ? sum : position.size
}

/** The price at which closing now with the taker's fee gives back all fees and funding. */
function breakEven(position: PositionState, market: Market): Fixed {
  const one = fixed('1')
  const paid = -(position.openFees + position.closeFees + position.funding) - position.realised
  const fee = market.terms.takerFee
  return position.side === 'long'
    ? over(position.entryValue + paid, times(position.size, one - fee))
    : over(position.entryValue - paid, times(position.size, one + fee))
}

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
    initialMargin: shownText(figures.positionMargin + figures.orderMargin),
    maintenanceMargin: fixedText(figures.maintenance),
    marginRatio: ratio(figures.maintenance),
    positionMarginRatio: ratio(figures.maintenance),
    positionValue: fixedText(figures.positionValue),
    leverage: ratio(figures.positionValue),
    coins: [...account.balances.keys()].map((coin) =>
      coinRecord(state, account, coin, figures.unrealised),
    ),
    atMs: state.nowMs,
  }
}

function coinRecord(state: EngineState, account: Account, coin: string, profit: Fixed): CoinRecord {
  const balance = account.balances.get(coin) ?? 0n
  const equity = coin === SETTLE_COIN ? balance + profit : balance
  return {
    coin,
    balance: fixedText(balance),
    available: fixedText(availableOf(state, account, coin)),
    locked: fixedText(lockedOf(account, coin)),
    equity: fixedText(equity),
    usdValue: fixedText(times(equity, usdPrice(state, coin))),
    debt: fixedText(equity < 0n ? -equity : 0n),
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

/** For figures that come from a division: eight decimals, halves away from zero. */
function shownText(value: Fixed): string {
  return fixedText(roundTo(value, stepOf(8)))
}

function textOrNull(value: Fixed | null): string | null {
  return value === null ? null : fixedText(value)
}

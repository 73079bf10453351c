import { type Fixed, fixedText, over, roundTo, times, UNIT } from './fixed.ts'
import { maintenanceRate, positionLeverage } from './leverage.ts'
import { liquidationPrice } from './liquidation-price.ts'
import { entryPrice, isClosing, unrealised } from './position.ts'
import type { ClosedPositionRecord, PositionRecord } from './position-records.ts'
import { shownText } from './shown-text.ts'
import { type Account, type EngineState, type PositionState, remaining } from './state.ts'
import { averagePrice, quoteValue } from './value.ts'

/** A position with its figures at the present mark price. */
export function positionRecord(
  state: EngineState,
  account: Account,
  position: PositionState,
): PositionRecord {
  const { market } = position
  const isOpen = position.size > 0n
  const isIsolated = position.marginMode === 'isolated'
  const leverage = positionLeverage(account, position)
  const margin = isIsolated ? position.isolatedMargin : over(position.entryValue, leverage)
  const profit = isOpen ? unrealised(position) : 0n
  const frozen = isOpen ? frozenBy(account, position) : 0n
  const liquidation = isOpen ? liquidationPrice(state, account, position) : null
  const breakEven = isOpen ? breakEvenPrice(position) : null
  return {
    accountId: account.id,
    category: market.key.category,
    symbol: market.key.symbol,
    positionId: position.positionId,
    marginCoin: market.settle,
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
    // Exact where it is the state itself and no figure made from others.
    margin: isIsolated ? fixedText(margin) : shownText(margin),
    markPrice: fixedText(market.markPrice),
    breakEvenPrice: breakEven === null ? null : shownText(roundTo(breakEven, market.terms.tick)),
    liquidationPrice:
      liquidation === null ? null : fixedText(roundTo(liquidation, market.terms.tick)),
    maintenanceMarginRate: fixedText(
      maintenanceRate(market.terms.tiers, quoteValue(market, market.markPrice, position.size)),
    ),
    unrealisedProfit: fixedText(profit),
    profitRate: shownText(margin <= 0n ? 0n : over(profit, margin)),
    ...totals(position),
    openedQuantity: fixedText(position.openedQuantity),
    openedValue: fixedText(position.openedValue),
    closedQuantity: fixedText(position.closedQuantity),
    closedValue: fixedText(position.closedValue),
  }
}

export function closedPositionRecord(
  account: Account,
  position: PositionState,
): ClosedPositionRecord {
  const { market, realised, openFees, closeFees, funding } = position
  return {
    accountId: account.id,
    category: market.key.category,
    symbol: market.key.symbol,
    positionId: position.positionId,
    marginCoin: market.settle,
    marginMode: position.marginMode,
    holdMode: account.holdMode,
    side: position.side,
    entryPrice: shownText(averagePrice(market, position.openedQuantity, position.openedValue)),
    exitPrice: shownText(averagePrice(market, position.closedQuantity, position.closedValue)),
    openedQuantity: fixedText(position.openedQuantity),
    closedQuantity: fixedText(position.closedQuantity),
    netProfit: fixedText(realised + openFees + closeFees + funding),
    ...totals(position),
  }
}

function totals(position: PositionState) {
  return {
    realisedProfit: fixedText(position.realised),
    openFees: fixedText(position.openFees),
    closeFees: fixedText(position.closeFees),
    funding: fixedText(position.funding),
    createdAtMs: position.createdAtMs,
    updatedAtMs: position.updatedAtMs,
  }
}

/** What open orders that close it hold of a position. */
export function frozenBy(account: Account, position: PositionState): Fixed {
  let sum = 0n
  for (const order of account.open.values()) {
    if (order.market !== position.market || !isClosing(order)) continue
    if ((order.side === 'sell') === (position.side === 'long')) sum += remaining(order)
  }
  return sum < position.size ? sum : position.size
}

/** The price at which closing now with the taker's fee gives back all fees and funding. */
function breakEvenPrice(position: PositionState): Fixed | null {
  const { market, size, entryValue, side } = position
  const fee = market.terms.takerFee
  const paid = -(position.openFees + position.closeFees + position.funding) - position.realised
  const isLong = side === 'long'
  if (!market.isInverse) {
    const value = isLong ? entryValue + paid : entryValue - paid
    return over(value, times(size, isLong ? UNIT - fee : UNIT + fee))
  }
  const value = isLong ? entryValue - paid : entryValue + paid
  return value <= 0n ? null : over(times(size, isLong ? UNIT + fee : UNIT - fee), value)
}

import { MARGIN_MODES, POSITION_SIDES } from '../../../shared/domain/order.ts'
import type { AdlRank, ClosedPosition, Position } from '../../../shared/domain/position.ts'
import { categoryOf } from './category.ts'
import {
  amountOrNull,
  amountOrZero,
  asRow,
  oneOf,
  positiveOrNull,
  type Row,
  requiredText,
  rowsOrNone,
  time,
  unsigned,
  unsignedOrZero,
} from './fields.ts'

/** `/api/v3/position/current-position` (Bitget: "Get Position"); `list` is null when flat. */
export function parsePositions(data: unknown): Position[] {
  const list = data === null ? null : asRow(data, 'data').list
  return rowsOrNone(list, 'list').map(parsePosition)
}

function parsePosition(row: Row): Position {
  return {
    category: categoryOf(row),
    symbol: requiredText(row, 'symbol'),
    side: oneOf(row, 'posSide', POSITION_SIDES),
    marginCoin: requiredText(row, 'marginCoin'),
    marginMode: oneOf(row, 'marginMode', MARGIN_MODES),
    size: unsigned(row, 'total'),
    available: unsignedOrZero(row, 'available'),
    leverage: unsigned(row, 'leverage'),
    margin: amountOrZero(row, 'positionBalance'),
    entryPrice: unsigned(row, 'avgPrice'),
    markPrice: positiveOrNull(row, 'markPrice'),
    breakEvenPrice: positiveOrNull(row, 'breakEvenPrice'),
    liquidationPrice: positiveOrNull(row, 'liquidationPrice'),
    unrealisedProfit: amountOrZero(row, 'unrealisedPnl'),
    realisedProfit: amountOrZero(row, 'curRealisedPnl'),
    openFees: amountOrZero(row, 'openFeeTotal'),
    closeFees: amountOrZero(row, 'closeFeeTotal'),
    funding: amountOrZero(row, 'totalFunding'),
    maintenanceRate: amountOrNull(row, 'mmr'),
    createdAtMs: time(row, 'createdTime'),
    updatedAtMs: time(row, 'updatedTime'),
  }
}

/** A row of `/api/v3/position/history-position` (Bitget: "Get Position History"). */
export function parseClosedPosition(row: Row): ClosedPosition {
  return {
    positionId: requiredText(row, 'positionId'),
    category: categoryOf(row),
    symbol: requiredText(row, 'symbol'),
    side: oneOf(row, 'posSide', POSITION_SIDES),
    marginCoin: requiredText(row, 'marginCoin'),
    marginMode: oneOf(row, 'marginMode', MARGIN_MODES),
    entryPrice: positiveOrNull(row, 'openPriceAvg'),
    exitPrice: positiveOrNull(row, 'closePriceAvg'),
    openedQuantity: unsignedOrZero(row, 'openTotalPos'),
    closedQuantity: unsignedOrZero(row, 'closeTotalPos'),
    realisedProfit: amountOrZero(row, 'cumRealisedPnl'),
    netProfit: amountOrZero(row, 'netProfit'),
    openFees: amountOrZero(row, 'openFeeTotal'),
    closeFees: amountOrZero(row, 'closeFeeTotal'),
    funding: amountOrZero(row, 'totalFunding'),
    createdAtMs: time(row, 'createdTime'),
    updatedAtMs: time(row, 'updatedTime'),
  }
}

/** `/api/v3/position/adlRank` (Bitget: "Get Position ADL Rank"). */
export function parseAdlRanks(data: unknown): AdlRank[] {
  return rowsOrNone(data, 'data').map((row) => ({
    symbol: requiredText(row, 'symbol'),
    side: oneOf(row, 'holdSide', POSITION_SIDES),
    marginCoin: requiredText(row, 'marginCoin'),
    rank: unsigned(row, 'adlRank'),
  }))
}

import type { Position } from '../../../shared/domain/position.ts'
import { categoryOf } from './category.ts'
import {
  amount,
  amountOrNull,
  amountOrZero,
  asRow,
  oneOf,
  positiveOrNull,
  type Row,
  requiredText,
  rowsOrNone,
  time,
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
    side: oneOf(row, 'posSide', ['long', 'short']),
    marginCoin: requiredText(row, 'marginCoin'),
    marginMode: oneOf(row, 'marginMode', ['crossed', 'isolated']),
    size: amount(row, 'total'),
    available: amountOrZero(row, 'available'),
    leverage: amount(row, 'leverage'),
    margin: amountOrZero(row, 'positionBalance'),
    entryPrice: amount(row, 'avgPrice'),
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

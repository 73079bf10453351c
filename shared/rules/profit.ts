import { type Decimal, decimal } from '../domain/decimal.ts'
import type { Position } from '../domain/position.ts'
import { contractValue, profitOfMove } from './contract-value.ts'

/** Profit of one position at a mark price. Margin coin; ratios are decimals. */
export interface PositionProfit {
  readonly value: Decimal
  /** Before fees. */
  readonly unrealised: Decimal
  /** Unrealised, plus fees and funding so far, minus the taker fee to close it. */
  readonly net: Decimal
  /** `unrealised` on the margin tied to it; `null` when there is no margin. */
  readonly returnOnMargin: Decimal | null
}

/** `takerFeeRate` `null`: the fee to close is not known and is left out. */
export function positionProfit(
  position: Position,
  markPrice: Decimal,
  takerFeeRate: Decimal | null,
): PositionProfit {
  const { category, side } = position
  const size = decimal(position.size)
  const entry = decimal(position.entryPrice)
  const unrealised = profitOfMove(category, side, size, entry, markPrice)
  const value = contractValue(category, size, markPrice)
  const closing = value.times(takerFeeRate ?? '0')
  const margin = decimal(position.margin)
  return {
    value,
    unrealised,
    net: unrealised.plus(paidSoFar(position)).minus(closing),
    returnOnMargin: margin.gt(0) ? unrealised.div(margin) : null,
  }
}

/** Fees and funding, margin coin; negative is paid. */
function paidSoFar(position: Position): Decimal {
  return decimal(position.openFees).plus(position.closeFees).plus(position.funding)
}

import { type Decimal, decimal } from '../domain/decimal.ts'
import type { Position } from '../domain/position.ts'

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
  const size = decimal(position.size)
  const entry = decimal(position.entryPrice)
  const each = position.side === 'long' ? markPrice.minus(entry) : entry.minus(markPrice)
  const unrealised = each.times(size)
  const value = size.times(markPrice)
  const closing = takerFeeRate === null ? value.times(0) : value.times(takerFeeRate)
  const margin = decimal(position.margin)
  return {
    value,
    unrealised,
    net: unrealised
      .plus(position.openFees)
      .plus(position.closeFees)
      .plus(position.funding)
      .minus(closing),
    returnOnMargin: margin.gt(0) ? unrealised.div(margin) : null,
  }
}

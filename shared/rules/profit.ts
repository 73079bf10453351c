import { type Decimal, decimal } from '../domain/decimal.ts'
import { isInverse } from '../domain/instrument.ts'
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
  const isCoin = isInverse(position.category)
  const opened = worth(size, decimal(position.entryPrice), isCoin)
  const value = worth(size, markPrice, isCoin)
  // Held against the coin, a long is worth fewer coins as the price rises: it owes the difference.
  const gains = (position.side === 'long') !== isCoin
  const unrealised = gains ? value.minus(opened) : opened.minus(value)
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

/** In the margin coin. A size in quote coin held against the coin is worth `size / price` of it. */
function worth(size: Decimal, price: Decimal, isCoin: boolean): Decimal {
  if (!isCoin) return size.times(price)
  return price.gt(0) ? size.div(price) : size.times(0)
}

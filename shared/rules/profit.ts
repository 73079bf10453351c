import { type Decimal, decimal, ONE } from '../domain/decimal.ts'
import { isInverse } from '../domain/instrument.ts'
import type { Position } from '../domain/position.ts'
import { contractValue, profitOfMove } from './contract-value.ts'

/** Profit of one position at a mark price. Margin coin; ratios are decimals. */
export interface PositionProfit {
  readonly value: Decimal
  /** Of what is open, before fees. */
  readonly unrealised: Decimal
  /**
   * What the position has brought once the rest is closed at the mark: unrealised and realised profit,
   * fees and funding so far, less the taker fee to close it. Source: uta/trade/Get-Position-History,
   * `netProfit`.
   */
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
    net: unrealised.plus(bookedSoFar(position)).minus(closing),
    returnOnMargin: margin.gt(0) ? unrealised.div(margin) : null,
  }
}

/**
 * The price at which closing at the taker rate gives back what is booked so far: where
 * `PositionProfit.net` is zero. `null` when there is no such price.
 */
export function breakEvenPrice(position: Position, takerFeeRate: Decimal): Decimal | null {
  const size = decimal(position.size)
  const entry = decimal(position.entryPrice)
  const opened = contractValue(position.category, size, entry)
  const booked = bookedSoFar(position)
  const isLong = position.side === 'long'
  if (isInverse(position.category)) {
    // Long: opened - size / x + booked - fee × size / x = 0. A short has both signs turned.
    const share = isLong ? ONE.plus(takerFeeRate) : ONE.minus(takerFeeRate)
    const coins = isLong ? opened.plus(booked) : opened.minus(booked)
    return coins.gt(0) ? size.times(share).div(coins) : null
  }
  const share = isLong ? ONE.minus(takerFeeRate) : ONE.plus(takerFeeRate)
  const amount = isLong ? opened.minus(booked) : opened.plus(booked)
  return amount.gt(0) && size.gt(0) ? amount.div(size.times(share)) : null
}

/** Realised by what closed, fees and funding, margin coin; negative is paid. */
function bookedSoFar(position: Position): Decimal {
  const { realisedProfit, openFees, closeFees, funding } = position
  return decimal(realisedProfit).plus(openFees).plus(closeFees).plus(funding)
}

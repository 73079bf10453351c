import { type Decimal, decimal, ONE, parseDecimal } from '../../../shared/domain/decimal.ts'
import type { AdlRank, Position } from '../../../shared/domain/position.ts'
import type { StrategyOrder } from '../../../shared/domain/strategy-order.ts'

/** Strategy orders that guard one position. */
export interface PositionGuards {
  /** Guards all of it, whatever its size; the exchange allows one. */
  readonly whole: StrategyOrder | null
  readonly parts: ReadonlyArray<StrategyOrder>
}

/**
 * How far the mark is from the liquidation price, as a part of the mark: `0.1` is 10 % away.
 * `null` when either price is not known. Negative: the mark has passed it.
 */
export function liquidationDistance(position: Position, mark: string | null): Decimal | null {
  const at = parseDecimal(mark ?? '')
  const limit = parseDecimal(position.liquidationPrice ?? '')
  if (at === null || limit === null || at.lte(0) || limit.lte(0)) return null
  const ratio = limit.div(at)
  return position.side === 'long' ? ONE.minus(ratio) : ratio.minus(ONE)
}

/**
 * Lights of 1 to 5 as the exchange's own screens show the line of automatic deleveraging; 5 goes
 * first. `null`: the exchange has told no rank of this position.
 */
export function adlLights(position: Position, ranks: ReadonlyArray<AdlRank>): number | null {
  const found = ranks.find(
    ({ symbol, side, marginCoin }) =>
      symbol === position.symbol && side === position.side && marginCoin === position.marginCoin,
  )
  const rank = found === undefined ? null : parseDecimal(found.rank)
  if (rank === null) return null
  const steps = rank.times(decimal('5')).round(0, 3).toNumber()
  return Math.min(5, Math.max(1, steps))
}

/** The waiting take-profits and stop-losses of a position. */
export function guardsOf(
  position: Position,
  strategies: ReadonlyArray<StrategyOrder>,
): PositionGuards {
  const own = strategies.filter(
    ({ kind, category, symbol, positionSide }) =>
      kind === 'tpsl' &&
      category === position.category &&
      symbol === position.symbol &&
      positionSide === position.side,
  )
  return {
    whole: own.find(({ mode }) => mode === 'full') ?? null,
    parts: own.filter(({ mode }) => mode !== 'full'),
  }
}

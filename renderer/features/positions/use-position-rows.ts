import { useStore } from 'zustand'
import { type Decimal, decimal, roundToStep, toText } from '../../../shared/domain/decimal.ts'
import { type Instrument, instrumentId } from '../../../shared/domain/instrument.ts'
import type { Position } from '../../../shared/domain/position.ts'
import {
  breakEvenPrice,
  type PositionProfit,
  positionProfit,
} from '../../../shared/rules/profit.ts'
import { useInstrumentFinder } from '../orders/cells.tsx'
import { useAccount, useInstruments, useMarket } from '../trade/trade-desk.ts'
import { tradeViewStore } from '../trade/trade-view-store.ts'
import {
  adlLights,
  guardsOf,
  liquidationDistance,
  type PositionGuards,
} from './position-figures.ts'

/** A position with what follows from the mark price, as fresh as the page knows it. */
export interface PositionRow {
  readonly position: Position
  readonly instrument: Instrument | undefined
  readonly mark: string | null
  /** As the exchange tells it, else worked out here. */
  readonly breakEven: string | null
  readonly profit: PositionProfit | null
  readonly distance: Decimal | null
  readonly lights: number | null
  readonly guards: PositionGuards
}

/** Open positions; those of the watched symbol move with its live mark price. */
export function usePositionRows(): ReadonlyArray<PositionRow> {
  const positions = useAccount((state) => state.positions)
  const strategies = useAccount((state) => state.strategyOrders)
  const ranks = useAccount((state) => state.adlRanks)
  const watched = useMarket((state) => state.watched)
  const liveMark = useMarket((state) => state.ticker?.markPrice ?? null)
  const feeRates = useInstruments((state) => state.feeRates)
  const isOne = useStore(tradeViewStore, (state) => state.isThisSymbolOnly)
  const find = useInstrumentFinder()
  return positions.flatMap((position) => {
    const isWatched = instrumentId(position) === instrumentId(watched)
    if (isOne && !isWatched) return []
    const instrument = find(position)
    const mark = isWatched && liveMark !== null ? liveMark : position.markPrice
    const rate = feeRates.get(instrumentId(position))?.taker ?? instrument?.takerFeeRate ?? null
    const profit =
      mark === null
        ? null
        : positionProfit(position, decimal(mark), rate === null ? null : decimal(rate))
    return [
      {
        position,
        instrument,
        mark,
        breakEven: position.breakEvenPrice ?? breakEvenOf(position, instrument, rate),
        profit,
        distance: liquidationDistance(position, mark),
        lights: adlLights(position, ranks),
        guards: guardsOf(position, strategies),
      },
    ]
  })
}

function breakEvenOf(
  position: Position,
  instrument: Instrument | undefined,
  takerFeeRate: string | null,
): string | null {
  if (instrument === undefined || takerFeeRate === null) return null
  const price = breakEvenPrice(position, decimal(takerFeeRate))
  return price === null ? null : toText(roundToStep(price, decimal(instrument.tickSize)))
}

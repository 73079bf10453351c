import { useEffect } from 'react'
import { useFormat } from '../../format/use-format.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { tradeWords } from '../../i18n/trade-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { tradeDesk, useAccount, useMarket } from '../trade/trade-desk.ts'
import type { ChartColours } from './chart-colours.ts'
import { toMarkers } from './chart-data.ts'
import type { ChartDrawing } from './chart-drawing.ts'
import { ownLines } from './own-lines.ts'

/** Draws orders, positions, take-profits, stop-losses and triggers as lines, and fills as arrows. */
export function useOwnMarks(drawing: ChartDrawing | null, colours: ChartColours): void {
  const { chart: words } = useWords(tradeWords)
  const { side, position: positionWords } = useWords(commonWords)
  const format = useFormat()
  const watched = useMarket((state) => state.watched)
  // Markers move only when a candle is added, not with every tick of the last one.
  const candleCount = useMarket((state) => state.candles.length)
  const orders = useAccount((state) => state.openOrders)
  const positions = useAccount((state) => state.positions)
  const strategies = useAccount((state) => state.strategyOrders)
  const fills = useAccount((state) => state.fills)

  useEffect(() => {
    if (drawing === null) return
    const exitName = { takeProfit: words.takeProfit, stopLoss: words.stopLoss }
    const lines = ownLines(
      watched,
      { orders, positions, strategies },
      {
        order: (order) => words.order(side[order.side], format.decimal(order.quantity)),
        entry: (position) => words.entry(positionWords[position.side]),
        liquidation: (position) => words.liquidation(positionWords[position.side]),
        orderExit: (exit, order) => words.exitOf(exitName[exit], side[order.side]),
        exit: (exit, order) =>
          order.quantity === null
            ? exitName[exit]
            : words.exitOf(exitName[exit], format.decimal(order.quantity)),
        trigger: (order) =>
          words.trigger(
            order.side === null ? '' : side[order.side],
            format.decimal(order.quantity),
          ),
      },
    )
    drawing.setLines(lines)
  }, [drawing, orders, positions, strategies, watched, words, side, positionWords, format])

  // biome-ignore lint/correctness/useExhaustiveDependencies: see candleCount
  useEffect(() => {
    const { candles } = tradeDesk().market.store.getState()
    drawing?.setMarkers(toMarkers(fills, watched, candles, colours))
  }, [drawing, fills, watched, candleCount, colours])
}

import { useEffect } from 'react'
import { instrumentId } from '../../../shared/domain/instrument.ts'
import { useFormat } from '../../format/use-format.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { tradeWords } from '../../i18n/trade-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { tradeDesk, useAccount, useMarket } from '../trade/trade-desk.ts'
import type { ChartColours } from './chart-colours.ts'
import { toMarkers } from './chart-data.ts'
import type { ChartDrawing, ChartLine } from './chart-drawing.ts'

/** Draws open orders and the position's entry as lines, and fills as arrows. */
export function useOwnMarks(drawing: ChartDrawing | null, colours: ChartColours): void {
  const { chart: words } = useWords(tradeWords)
  const { side, position: positionWords } = useWords(commonWords)
  const format = useFormat()
  const watched = useMarket((state) => state.watched)
  // Markers move only when a candle is added, not with every tick of the last one.
  const candleCount = useMarket((state) => state.candles.length)
  const orders = useAccount((state) => state.openOrders)
  const positions = useAccount((state) => state.positions)
  const fills = useAccount((state) => state.fills)

  useEffect(() => {
    if (drawing === null) return
    const id = instrumentId(watched)
    const lines = orders.flatMap((order): Array<ChartLine> => {
      if (order.price === null || instrumentId(order) !== id) return []
      const title = words.order(side[order.side], format.decimal(order.quantity))
      return [{ id: order.orderId, price: Number(order.price), title, tone: order.side }]
    })
    const entries = positions
      .filter((position) => instrumentId(position) === id)
      .map((position): ChartLine => {
        const title = words.entry(positionWords[position.side])
        return { id: 'entry', price: Number(position.entryPrice), title, tone: 'entry' }
      })
    drawing.setLines([...entries, ...lines])
  }, [drawing, orders, positions, watched, words, side, positionWords, format])

  // biome-ignore lint/correctness/useExhaustiveDependencies: see candleCount
  useEffect(() => {
    const { candles } = tradeDesk().market.store.getState()
    drawing?.setMarkers(toMarkers(fills, watched, candles, colours))
  }, [drawing, fills, watched, candleCount, colours])
}

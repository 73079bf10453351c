import { useEffect } from 'react'
import { connectionStore } from '../../stores/connection-store.ts'
import { tradeDesk } from '../trade/trade-desk.ts'
import type { ChartDrawing } from './chart-drawing.ts'
import { timeLeftText } from './time-left.ts'

const STEP_MS = 1000

/** Tells the chart each second how long the last candle runs, by the clock of the exchange. */
export function useTimeLeft(drawing: ChartDrawing | null): void {
  useEffect(() => {
    if (drawing === null) return
    const tell = () => {
      const { candles, interval } = tradeDesk().market.store.getState()
      const openAtMs = candles.at(-1)?.openAtMs
      const offsetMs = connectionStore.getState().view?.clock?.offsetMs ?? 0
      drawing.setTimeLeft(
        openAtMs === undefined ? '' : timeLeftText(openAtMs, interval, Date.now() + offsetMs),
      )
    }
    tell()
    const timer = setInterval(tell, STEP_MS)
    return () => clearInterval(timer)
  }, [drawing])
}

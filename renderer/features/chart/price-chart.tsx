import { ArrowRightToLine } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { instrumentId } from '../../../shared/domain/instrument.ts'
import { INTERVALS, type Interval } from '../../../shared/domain/market.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { digitsOfStep, formatDecimal } from '../../format/decimal-text.ts'
import { useFormat } from '../../format/use-format.ts'
import { tradeWords } from '../../i18n/trade-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { changeSettings } from '../settings/change-settings.ts'
import { tradeDesk, useMarket } from '../trade/trade-desk.ts'
import { CandleReadout } from './candle-readout.tsx'
import { canDraw, readChartColours } from './chart-colours.ts'
import { ChartDrawing } from './chart-drawing.ts'
import styles from './price-chart.module.css'
import { useOwnMarks } from './use-own-marks.ts'
import { useTimeLeft } from './use-time-left.ts'

/** Candles and volume of the watched instrument, with the account's own orders, entry and fills. */
export function PriceChart() {
  const { chart: words } = useWords(tradeWords)
  const interval = useStore(settingsStore, (state) => state.settings.interval)
  const [isDrawable] = useState(canDraw)
  return (
    <section className={styles.panel} aria-label={words.name}>
      <header className={styles.header}>
        <SegmentedControl<Interval>
          label={words.interval}
          size="small"
          value={interval}
          segments={INTERVALS.map((value) => ({ value, label: value }))}
          onChange={(value) => void changeSettings({ interval: value })}
        />
        <OlderNote />
        <p className={styles.credit}>{words.credit}</p>
      </header>
      {isDrawable ? <Canvas /> : <EmptyState title={words.noCanvas} text={words.noCanvasText} />}
    </section>
  )
}

function Canvas() {
  const { chart: words } = useWords(tradeWords)
  const elementRef = useRef<HTMLDivElement>(null)
  const [drawing, setDrawing] = useState<ChartDrawing | null>(null)
  const [pointMs, setPointMs] = useState<number | null>(null)
  const [isLatest, setLatest] = useState(true)
  const look = useLook()

  // The look is set by the effects below; making a chart anew for it would lose the view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: one chart for the life of the panel
  useEffect(() => {
    const element = elementRef.current
    if (element === null) return
    const made = new ChartDrawing(element, look.colours, look.format, {
      onReachStart: () => tradeDesk().market.loadOlderCandles(),
      onPoint: setPointMs,
      onFollow: setLatest,
    })
    setDrawing(made)
    let isOpen = true
    void document.fonts.load('11px "Inter Variable"').then(() => {
      if (isOpen) made.fontLoaded()
    })
    return () => {
      isOpen = false
      made.close()
    }
  }, [])
  useEffect(() => drawing?.setColours(look.colours), [drawing, look.colours])
  useEffect(() => drawing?.setFormat(look.format), [drawing, look.format])
  useCandles(drawing)
  useOwnMarks(drawing, look.colours)
  useTimeLeft(drawing)

  return (
    <div className={styles.frame}>
      <div ref={elementRef} className={styles.canvas} />
      <CandleReadout pointMs={pointMs} />
      {!isLatest && (
        <span className={styles.latest}>
          <IconButton
            label={words.latest}
            icon={<ArrowRightToLine size={14} aria-hidden />}
            size="small"
            onClick={() => drawing?.showLatest()}
          />
        </span>
      )}
    </div>
  )
}

/** Candles go to the chart past React: no component is drawn for a tick. */
function useCandles(drawing: ChartDrawing | null): void {
  useEffect(() => {
    if (drawing === null) return
    const { store } = tradeDesk().market
    const nameOf = (state: ReturnType<typeof store.getState>) =>
      `${instrumentId(state.watched)} ${state.interval}`
    let shown = nameOf(store.getState())
    drawing.setCandles(store.getState().candles)
    return store.subscribe((state, before) => {
      if (state.candles === before.candles) return
      drawing.setCandles(state.candles)
      const name = nameOf(state)
      if (name === shown || state.candles.length === 0) return
      shown = name
      drawing.resetView()
    })
  }, [drawing])
}

function useLook() {
  const format = useFormat()
  const tickSize = useMarket((state) => state.instrument?.tickSize ?? '0.01')
  const theme = useStore(settingsStore, (state) => state.settings.theme)
  const upDown = useStore(settingsStore, (state) => state.settings.upDownColours)
  const [shownTheme, setShownTheme] = useState(0)
  // The document's attributes change after the settings do, and also with the system's theme.
  useEffect(() => {
    const observer = new MutationObserver(() => setShownTheme((count) => count + 1))
    observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-up-down'] })
    return () => observer.disconnect()
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tokens depend on these
  const colours = useMemo(readChartColours, [theme, upDown, shownTheme])
  return useMemo(() => {
    const digits = digitsOfStep(tickSize)
    return {
      colours,
      format: {
        timeZone: format.timeZone,
        tick: Number(tickSize),
        price: (value: number) =>
          formatDecimal(value.toFixed(digits), { language: format.language, digits }),
      },
    }
  }, [colours, format, tickSize])
}

function OlderNote() {
  const { chart: words } = useWords(tradeWords)
  const older = useMarket((state) => state.older)
  if (older === 'failed') return <span className={styles.note}>{words.olderFailed}</span>
  return older === 'loading' ? <span className={styles.note}>{words.older}</span> : null
}

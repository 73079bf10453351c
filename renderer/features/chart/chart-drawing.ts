import {
  CandlestickSeries,
  ColorType,
  CrosshairMode,
  createChart,
  createSeriesMarkers,
  HistogramSeries,
  type IChartApi,
  type IPriceLine,
  type ISeriesApi,
  type ISeriesMarkersPluginApi,
  LineStyle,
  type SeriesMarker,
  type Time,
  type UTCTimestamp,
} from 'lightweight-charts'
import type { Candle } from '../../../shared/domain/market.ts'
import { formatTime, type TimeZone } from '../../format/time-text.ts'
import type { ChartColours } from './chart-colours.ts'
import { toBar, toChartTime, toVolume } from './chart-data.ts'

export interface ChartLine {
  readonly id: string
  readonly price: number
  readonly title: string
  readonly tone: 'buy' | 'sell' | 'entry' | 'liquidation' | 'takeProfit' | 'stopLoss' | 'trigger'
}

export interface ChartFormat {
  readonly timeZone: TimeZone
  readonly price: (value: number) => string
  readonly tick: number
}

export interface ChartEvents {
  /** The left edge comes into sight. */
  readonly onReachStart: () => void
  /** The candle under the crosshair; `null` when it left. */
  readonly onPoint: (openAtMs: number | null) => void
  /** Whether the latest candle is in sight. */
  readonly onFollow: (isLatest: boolean) => void
}

const EDGE_BARS = 30

/** The same face twice: the library measures anew only when the text changes. */
const FONT = 'Inter Variable, sans-serif'
const LOADED_FONT = '"Inter Variable", sans-serif'

/** Colour is never the only sign: what rests is dashed, what waits for a trigger dotted. */
const LINE_STYLES: Readonly<Record<ChartLine['tone'], LineStyle>> = {
  buy: LineStyle.Dashed,
  sell: LineStyle.Dashed,
  entry: LineStyle.Solid,
  liquidation: LineStyle.LargeDashed,
  takeProfit: LineStyle.SparseDotted,
  stopLoss: LineStyle.SparseDotted,
  trigger: LineStyle.SparseDotted,
}

/** One chart on one element, told in candles and lines. It draws what it is given and knows no store. */
export class ChartDrawing {
  readonly #chart: IChartApi
  readonly #bars: ISeriesApi<'Candlestick'>
  readonly #volume: ISeriesApi<'Histogram'>
  readonly #markers: ISeriesMarkersPluginApi<Time>
  #colours: ChartColours
  #candles: ReadonlyArray<Candle> = []
  #lines: ReadonlyArray<IPriceLine> = []
  #last: IPriceLine | null = null
  #timeLeft = ''

  constructor(
    element: HTMLElement,
    colours: ChartColours,
    format: ChartFormat,
    events: ChartEvents,
  ) {
    this.#colours = colours
    this.#chart = createChart(element, {
      autoSize: true,
      // The logo brings its own style element, which the page's policy refuses; the credit stands
      // beside the chart as text instead.
      layout: { attributionLogo: false, fontSize: 11, fontFamily: FONT },
      crosshair: { mode: CrosshairMode.Normal },
      timeScale: { timeVisible: true, secondsVisible: false, rightOffset: 6, barSpacing: 7 },
      rightPriceScale: { scaleMargins: { top: 0.08, bottom: 0.2 } },
    })
    // The library chooses white words on a light red: the line of the last price is drawn here.
    this.#bars = this.#chart.addSeries(CandlestickSeries, {
      lastValueVisible: false,
      priceLineVisible: false,
    })
    this.#volume = this.#chart.addSeries(HistogramSeries, {
      priceScaleId: '',
      priceFormat: { type: 'volume' },
      lastValueVisible: false,
      priceLineVisible: false,
    })
    this.#volume.priceScale().applyOptions({ scaleMargins: { top: 0.86, bottom: 0 } })
    this.#markers = createSeriesMarkers(this.#bars, [])
    this.setColours(colours)
    this.setFormat(format)
    this.#listen(events)
  }

  /** Rewrites all, or only the tail when the rest is the same. */
  setCandles(candles: ReadonlyArray<Candle>): void {
    const before = this.#candles
    this.#candles = candles
    this.#drawLast()
    const from = changedTail(before, candles)
    if (from === null) {
      this.#bars.setData(candles.map(toBar))
      this.#volume.setData(candles.map((candle) => toVolume(candle, this.#colours)))
      return
    }
    for (const candle of candles.slice(from)) {
      this.#bars.update(toBar(candle))
      this.#volume.update(toVolume(candle, this.#colours))
    }
  }

  setLines(lines: ReadonlyArray<ChartLine>): void {
    for (const line of this.#lines) this.#bars.removePriceLine(line)
    this.#lines = lines.map((line) =>
      this.#bars.createPriceLine({
        price: line.price,
        title: line.title,
        ...this.#mark(this.#toneColour(line.tone)),
        lineWidth: 1,
        lineStyle: LINE_STYLES[line.tone],
        axisLabelVisible: true,
      }),
    )
  }

  /** How long until the last candle closes, beside its price; empty: not told. */
  setTimeLeft(text: string): void {
    if (text === this.#timeLeft) return
    this.#timeLeft = text
    this.#drawLast()
  }

  setMarkers(markers: Array<SeriesMarker<UTCTimestamp>>): void {
    this.#markers.setMarkers(markers)
  }

  setColours(colours: ChartColours): void {
    this.#colours = colours
    const { background, text, grid, crosshair, label, up, down } = colours
    const cross = { color: crosshair, labelBackgroundColor: label }
    this.#chart.applyOptions({
      layout: { background: { type: ColorType.Solid, color: background }, textColor: text },
      grid: { vertLines: { color: grid }, horzLines: { color: grid } },
      crosshair: { vertLine: cross, horzLine: cross },
      rightPriceScale: { borderColor: grid },
      timeScale: { borderColor: grid },
    })
    this.#bars.applyOptions({
      upColor: up,
      downColor: down,
      borderUpColor: up,
      borderDownColor: down,
      wickUpColor: up,
      wickDownColor: down,
    })
    this.#volume.setData(this.#candles.map((candle) => toVolume(candle, colours)))
    this.#drawLast()
  }

  setFormat(format: ChartFormat): void {
    const text = (time: Time, style: 'date-time' | 'minute' | 'date') =>
      typeof time === 'number' ? formatTime(time * 1000, format.timeZone, style) : ''
    this.#chart.applyOptions({
      localization: {
        priceFormatter: format.price,
        timeFormatter: (time: Time) => text(time, 'date-time').slice(0, -3),
      },
      timeScale: {
        // Marks 0 to 2 are years, months and days; the others are times of day.
        tickMarkFormatter: (time: Time, mark: number) =>
          mark <= 2 ? text(time, 'date').slice(5) : text(time, 'minute'),
      },
    })
    this.#bars.applyOptions({
      priceFormat: { type: 'custom', formatter: format.price, minMove: format.tick },
    })
  }

  showLatest(): void {
    this.#chart.timeScale().scrollToRealTime()
  }

  /** Shows the latest candles at the usual width, as after a change of instrument. */
  resetView(): void {
    this.#chart.timeScale().resetTimeScale()
    this.#chart.priceScale('right').applyOptions({ autoScale: true })
  }

  /** Labels measured before the face had come would be too narrow for it. */
  fontLoaded(): void {
    this.#chart.applyOptions({ layout: { fontFamily: LOADED_FONT } })
  }

  close(): void {
    this.#chart.remove()
  }

  #drawLast(): void {
    const candle = this.#candles.at(-1)
    if (candle === undefined) {
      if (this.#last !== null) this.#bars.removePriceLine(this.#last)
      this.#last = null
      return
    }
    const { up, down } = this.#colours
    const bar = toBar(candle)
    const options = {
      price: bar.close,
      title: this.#timeLeft,
      ...this.#mark(bar.close >= bar.open ? up : down),
    }
    this.#last ??= this.#bars.createPriceLine({
      ...options,
      lineWidth: 1,
      lineStyle: LineStyle.Dotted,
      axisLabelVisible: true,
    })
    this.#last.applyOptions(options)
  }

  #mark(color: string) {
    return { color, axisLabelColor: color, axisLabelTextColor: this.#colours.onMark }
  }

  #toneColour(tone: ChartLine['tone']): string {
    const { accent, up, down, warning, text } = this.#colours
    switch (tone) {
      case 'entry':
        return accent
      case 'buy':
      case 'takeProfit':
        return up
      case 'sell':
      case 'stopLoss':
        return down
      case 'liquidation':
        return warning
      case 'trigger':
        return text
    }
  }

  #listen(events: ChartEvents): void {
    this.#chart.timeScale().subscribeVisibleLogicalRangeChange((range) => {
      if (range === null) return
      if (range.from < EDGE_BARS && this.#candles.length > 0) events.onReachStart()
      events.onFollow(range.to >= this.#candles.length - 1)
    })
    this.#chart.subscribeCrosshairMove(({ time }) => {
      events.onPoint(typeof time === 'number' ? time * 1000 : null)
    })
  }
}

/** Where the changed end begins; `null` when more than the last two or the beginning differs. */
export function changedTail(
  before: ReadonlyArray<Candle>,
  after: ReadonlyArray<Candle>,
): number | null {
  const grown = after.length - before.length
  if (before.length === 0 || grown < 0 || grown > 2) return null
  const last = before.length - 1
  const sameEnds =
    toChartTime(before[0]?.openAtMs ?? 0) === toChartTime(after[0]?.openAtMs ?? 1) &&
    before[last]?.openAtMs === after[last]?.openAtMs
  if (!sameEnds) return null
  for (let index = Math.max(0, last - 3); index < last; index += 1) {
    if (before[index] !== after[index]) return null
  }
  return last
}

import { digitsOfStep } from '../../format/decimal-text.ts'
import { useFormat } from '../../format/use-format.ts'
import { tradeWords } from '../../i18n/trade-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useMarket } from '../trade/trade-desk.ts'
import { changeOf } from './chart-data.ts'
import styles from './price-chart.module.css'

/** Open, high, low, close and volume of the candle under the crosshair, or of the last one. */
export function CandleReadout({ pointMs }: { readonly pointMs: number | null }) {
  const { chart: words } = useWords(tradeWords)
  const format = useFormat()
  const tickSize = useMarket((state) => state.instrument?.tickSize ?? '1')
  const candle = useMarket((state) =>
    pointMs === null
      ? state.candles.at(-1)
      : state.candles.findLast((one) => one.openAtMs === pointMs),
  )
  if (candle === undefined) return null
  const digits = digitsOfStep(tickSize)
  const isUp = Number(candle.close) >= Number(candle.open)
  const tone = isUp ? styles.up : styles.down
  const change = changeOf(candle)
  const figures = [
    [words.open, candle.open],
    [words.high, candle.high],
    [words.low, candle.low],
    [words.close, candle.close],
  ] as const
  return (
    <p className={styles.readout}>
      {figures.map(([name, value]) => (
        <span key={name}>
          {name} <span className={tone}>{format.decimal(value, { digits })}</span>
        </span>
      ))}
      {change !== null && (
        <span className={tone}>
          {format.decimal(change.amount, { digits, sign: true })}{' '}
          {format.percent(change.ratio, 2, true)}
        </span>
      )}
      <span>
        {words.volume} {format.decimal(candle.volume, { digits: 2 })}
      </span>
    </p>
  )
}

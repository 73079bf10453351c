import {
  type Category,
  type Instrument,
  type InstrumentKey,
  instrumentId,
  isInverse,
} from '../../../shared/domain/instrument.ts'
import type { Fee, Side, TimeInForce } from '../../../shared/domain/order.ts'
import { useFormat } from '../../format/use-format.ts'
import { accountWords } from '../../i18n/account-words.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { ticketWords } from '../../i18n/ticket-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { changeSettings } from '../settings/change-settings.ts'
import { useInstruments } from '../trade/trade-desk.ts'
import styles from './tables.module.css'

/** Digits of a value or profit: coins of COIN-FUTURES need more than quote coin does. */
export function valueDigits(category: Category): number {
  return isInverse(category) ? 6 : 2
}

/** Finds an instrument for the digits of its figures. */
export function useInstrumentFinder(): (key: InstrumentKey) => Instrument | undefined {
  const instruments = useInstruments((state) => state.instruments)
  return (key) => instruments.find((one) => instrumentId(one) === instrumentId(key))
}

/** The symbol with its product line; a click watches it. */
export function SymbolCell({
  of,
  isBare = false,
}: {
  readonly of: InstrumentKey
  /** Leaves the product line out, where it is always the same. */
  readonly isBare?: boolean
}) {
  const { category } = useWords(commonWords)
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.symbol}
      onClick={() =>
        void changeSettings({ instrument: { category: of.category, symbol: of.symbol } })
      }
    >
      {of.symbol}
      {!isBare && <span className={styles.category}>{category[of.category]}</span>}
    </button>
  )
}

export function SideCell({ side }: { readonly side: Side }) {
  const words = useWords(commonWords)
  return <span className={styles[side]}>{words.side[side]}</span>
}

/** `Limit` with what else matters: IOC, FOK, post-only, reduce-only. */
export function TypeCell(props: {
  readonly orderType: 'limit' | 'market'
  readonly timeInForce: TimeInForce
  readonly reduceOnly: boolean
}) {
  const common = useWords(commonWords)
  const words = useWords(accountWords)
  const ticket = useWords(ticketWords)
  const isPlain = props.timeInForce === 'gtc' || props.orderType === 'market'
  const time =
    props.timeInForce === 'post_only' ? words.postOnly : common.timeInForce[props.timeInForce]
  const tags = [isPlain ? '' : time, props.reduceOnly ? words.reduceOnly : '']
  const join = (parts: ReadonlyArray<string>) => parts.filter((part) => part !== '').join(' · ')
  const text = join(tags)
  const full = join([
    isPlain ? '' : common.timeInForce[props.timeInForce],
    props.reduceOnly ? ticket.reduceOnly : '',
  ])
  return (
    <>
      {common.orderType[props.orderType]}
      {text !== '' && (
        <span className={styles.tags} title={full}>
          {text}
        </span>
      )}
    </>
  )
}

/** Fees as the exchange took them; a rebate has a minus. */
export function FeeCell({ fees }: { readonly fees: ReadonlyArray<Fee> }) {
  const format = useFormat()
  if (fees.length === 0) return <>{format.decimal(null)}</>
  return (
    <>
      {fees.map((fee) => (
        <span key={fee.coin}>
          {format.decimal(fee.amount, { digits: fee.coin === 'USDT' ? 4 : 8 })}{' '}
          <span className={styles.faint}>{fee.coin}</span>
        </span>
      ))}
    </>
  )
}

/** A signed amount in the colour of its sign. */
export function SignedCell({
  amount,
  digits,
}: {
  readonly amount: string | null
  readonly digits: number
}) {
  const format = useFormat()
  const text = format.decimal(amount, { digits, sign: true })
  const tone = text.startsWith('+') ? styles.up : text.startsWith('−') ? styles.down : undefined
  return <span className={tone}>{text}</span>
}

/** Month, day and time; the year stands in the tooltip. */
export function TimeCell({ atMs }: { readonly atMs: number }) {
  const format = useFormat()
  const text = format.time(atMs, 'date-time')
  return <span title={text}>{text.slice('2026-'.length)}</span>
}

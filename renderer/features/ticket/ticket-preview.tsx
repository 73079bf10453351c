import type { ReactNode } from 'react'
import { type Decimal, toText } from '../../../shared/domain/decimal.ts'
import { isFutures } from '../../../shared/domain/instrument.ts'
import { valueUnit } from '../../../shared/rules/contract-value.ts'
import type { LiquidationChange } from '../../../shared/rules/liquidation-preview.ts'
import type { OrderPreview } from '../../../shared/rules/preview.ts'
import { sizeCoin, unitCoin } from '../../../shared/rules/quantity-unit.ts'
import { availableFor } from '../../../shared/rules/sizing.ts'
import { digitsOfStep } from '../../format/decimal-text.ts'
import { useFormat } from '../../format/use-format.ts'
import { ticketWords } from '../../i18n/ticket-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { isTrigger, type TicketOrder } from '../../stores/ticket-order.ts'
import styles from './order-ticket.module.css'
import { ticketFormWords } from './ticket-form-words.ts'
import type { TicketView } from './use-ticket.ts'
import { useTicketPreview } from './use-ticket-preview.ts'

/** What sending would do: average fill, slippage, fee, cost, and what is left. Its rows keep their places. */
export function TicketPreview({ view }: { readonly view: TicketView }) {
  const words = useWords(ticketWords)
  const form = useWords(ticketFormWords)
  const format = useFormat()
  const { instrument } = view
  const { preview, liquidation } = useTicketPreview(view)
  const text = (value: Decimal | null | undefined, digits: number) =>
    format.decimal(value === null || value === undefined ? null : value.toFixed(20), { digits })
  const priceDigits = digitsOfStep(instrument.tickSize)
  const coin = unitCoin(valueUnit(instrument.category), instrument)
  // A base coin is worth much more than a quote coin, so its amounts need more digits.
  const isBase = coin === instrument.baseCoin
  const left = preview === null ? null : leftAfter(view, preview)
  return (
    <div className={styles.preview}>
      <dl className={styles.figures} aria-label={words.previewName}>
        <Line name={words.value} unit={coin}>
          {text(preview?.value, isBase ? 6 : 2)}
        </Line>
        <Line name={`${words.fillsAt} · ${words.slippage}`}>{fillText(preview)}</Line>
        <Line name={`${words.fee} ${feeRole(preview, view.order, words)}`} unit={coin}>
          {text(preview?.fee, isBase ? 8 : 4)}
        </Line>
        {isFutures(instrument.category) && (
          <>
            <Line name={words.margin} unit={coin}>
              {text(preview?.margin, isBase ? 6 : 2)}
            </Line>
            <Line
              name={form.liquidation}
              note={liquidation?.isRough === true ? form.roughLiquidation : undefined}
            >
              {liquidationText(liquidation, form, (price) => text(price, priceDigits))}
            </Line>
          </>
        )}
        <Line name={words.after} unit={left?.coin ?? coin}>
          {text(left?.amount, left?.coin === instrument.baseCoin ? 6 : 2)}
        </Line>
      </dl>
      <p className={styles.remark}>{preview === null ? '' : remark(preview)}</p>
    </div>
  )

  function fillText(known: OrderPreview | null): string {
    const price = text(known?.averagePrice, priceDigits)
    if (known === null || known.slippage === null) return price
    return `${price} · ${format.percent(known.slippage.toFixed(20), 3)}`
  }

  function remark(known: OrderPreview): string {
    const unit = sizeCoin(instrument)
    const size = (value: Decimal) =>
      `${format.decimal(toText(value), { digits: digitsOfStep(instrument.quantityStep) })} ${unit}`
    if (known.wouldCross) return words.wouldCross
    if (known.partial) return words.partial(size(known.takes))
    if (known.rests.gt(0) && known.takes.gt(0)) return words.rests(size(known.rests))
    return ''
  }
}

function Line({
  name,
  unit,
  note,
  children,
}: {
  readonly name: string
  readonly unit?: string
  readonly note?: string | undefined
  readonly children: ReactNode
}) {
  return (
    <div className={styles.line} title={note}>
      <dt>{name}</dt>
      <dd>
        {children} {unit !== undefined && <span className={styles.unit}>{unit}</span>}
      </dd>
    </div>
  )
}

/** Before and after. A figure that leaves something out says that it is rough. */
function liquidationText(
  change: LiquidationChange | null,
  form: {
    readonly none: string
    readonly roughly: (price: string) => string
    readonly arrow: (before: string, after: string) => string
  },
  price: (value: Decimal | null) => string,
): string {
  if (change === null) return price(null)
  const tell = (value: Decimal | null) => (value === null ? form.none : price(value))
  const after = tell(change.after)
  const isRough = change.isRough && change.after !== null
  return form.arrow(tell(change.before), isRough ? form.roughly(after) : after)
}

function feeRole(
  preview: OrderPreview | null,
  order: TicketOrder,
  words: { readonly maker: string; readonly taker: string },
): string {
  if (preview === null || (preview.takes.gt(0) && preview.rests.gt(0))) return ''
  const takes = isTrigger(order) ? order.trigger.orderType === 'market' : preview.takes.gt(0)
  return `· ${takes ? words.taker : words.maker}`
}

/** What is free after the order, in the coin that pays for it. */
function leftAfter(
  { instrument, draft, ground }: TicketView,
  preview: OrderPreview,
): { readonly amount: Decimal; readonly coin: string } | null {
  const available = availableFor(draft, ground.context)
  const spent = spending(preview, draft.side === 'sell', isFutures(instrument.category))
  if (available === null || spent === null) return null
  return { amount: available.amount.minus(spent), coin: available.coin }
}

function spending(preview: OrderPreview, isSell: boolean, isMargin: boolean): Decimal | null {
  if (!isMargin) return isSell ? preview.takes.plus(preview.rests) : preview.value
  if (preview.margin === null || preview.fee === null) return null
  return preview.margin.plus(preview.fee)
}

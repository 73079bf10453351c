import { type ReactNode, useMemo } from 'react'
import { type Decimal, decimal } from '../../../shared/domain/decimal.ts'
import { instrumentId, isFutures } from '../../../shared/domain/instrument.ts'
import { type OrderPreview, previewOrder } from '../../../shared/rules/preview.ts'
import { availableFor } from '../../../shared/rules/sizing.ts'
import { digitsOfStep } from '../../format/decimal-text.ts'
import { useFormat } from '../../format/use-format.ts'
import { ticketWords } from '../../i18n/ticket-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useInstruments, useMarket } from '../trade/trade-desk.ts'
import styles from './order-ticket.module.css'
import type { TicketView } from './use-ticket.ts'

/** What sending would do: average fill, slippage, fee, cost, and what is left. Its rows keep their places. */
export function TicketPreview({ view }: { readonly view: TicketView }) {
  const words = useWords(ticketWords)
  const format = useFormat()
  const { instrument, draft } = view
  const preview = usePreview(view)
  const text = (value: Decimal | null | undefined, digits: number) =>
    format.decimal(value === null || value === undefined ? null : value.toFixed(20), { digits })
  const quote = instrument.quoteCoin
  const left = preview === null ? null : leftAfter(view, preview)
  return (
    <div className={styles.preview}>
      <dl className={styles.figures} aria-label={words.previewName}>
        <Line name={words.value} unit={quote}>
          {text(preview?.value, 2)}
        </Line>
        <Line name={words.fillsAt} unit={quote}>
          {text(preview?.averagePrice, digitsOfStep(instrument.tickSize))}
        </Line>
        <Line name={words.slippage}>
          {format.percent(preview?.slippage?.toFixed(20) ?? null, 3)}
        </Line>
        <Line name={`${words.fee} ${feeRole(preview, words)}`} unit={quote}>
          {text(preview?.fee, 4)}
        </Line>
        {isFutures(instrument.category) && (
          <Line name={words.margin} unit={quote}>
            {text(preview?.margin, 2)}
          </Line>
        )}
        <Line name={words.after} unit={left?.coin ?? quote}>
          {text(left?.amount, left?.coin === instrument.baseCoin ? 6 : 2)}
        </Line>
      </dl>
      <p className={styles.remark}>{preview === null ? '' : remark(preview)}</p>
    </div>
  )

  function remark(known: OrderPreview): string {
    const size = (value: Decimal) =>
      `${format.decimal(value.toFixed(), { digits: digitsOfStep(instrument.quantityStep) })} ${instrument.baseCoin}`
    if (known.wouldCross) return words.wouldCross
    if (known.partial) return words.partial(size(known.takes))
    if (known.rests.gt(0) && known.takes.gt(0) && draft.orderType === 'limit') {
      return words.rests(size(known.rests))
    }
    return ''
  }
}

function Line({
  name,
  unit,
  children,
}: {
  readonly name: string
  readonly unit?: string
  readonly children: ReactNode
}) {
  return (
    <div className={styles.line}>
      <dt>{name}</dt>
      <dd>
        {children} <span className={styles.unit}>{unit}</span>
      </dd>
    </div>
  )
}

function usePreview({ instrument, draft, context }: TicketView): OrderPreview | null {
  const book = useMarket((state) => state.book)
  const rates = useInstruments((state) => state.feeRates.get(instrumentId(instrument)))
  return useMemo(() => {
    const maker = rates?.maker ?? instrument.makerFeeRate
    const taker = rates?.taker ?? instrument.takerFeeRate
    const exact = {
      maker: maker === null ? null : decimal(maker),
      taker: taker === null ? null : decimal(taker),
    }
    return previewOrder(draft, book, exact, context)
  }, [draft, book, rates, instrument, context])
}

function feeRole(
  preview: OrderPreview | null,
  words: { readonly maker: string; readonly taker: string },
): string {
  if (preview === null || (preview.takes.gt(0) && preview.rests.gt(0))) return ''
  return `· ${preview.takes.gt(0) ? words.taker : words.maker}`
}

/** Free coins after the order, in the coin that pays for it. */
function leftAfter(
  view: TicketView,
  preview: OrderPreview,
): { readonly amount: Decimal; readonly coin: string } | null {
  const { instrument, draft, context } = view
  const available = availableFor(draft.side, context)
  if (available === null) return null
  const { coin } = available
  const spent = isFutures(instrument.category)
    ? preview.margin === null || preview.fee === null
      ? null
      : preview.margin.plus(preview.fee)
    : draft.side === 'sell'
      ? preview.takes.plus(preview.rests)
      : preview.value
  return spent === null ? null : { amount: available.amount.minus(spent), coin }
}

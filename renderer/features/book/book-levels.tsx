import { type MouseEvent, useMemo } from 'react'
import type { DecimalString } from '../../../shared/domain/decimal.ts'
import type { Instrument } from '../../../shared/domain/instrument.ts'
import { instrumentUnit } from '../../../shared/rules/quantity-unit.ts'
import { classNames } from '../../components/class-names.ts'
import { digitsOfStep } from '../../format/decimal-text.ts'
import { useFormat } from '../../format/use-format.ts'
import { tradeWords } from '../../i18n/trade-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { withMarketPrice } from '../../stores/ticket-draft.ts'
import { draftOf } from '../../stores/ticket-store.ts'
import { isTicketFocused } from '../ticket/ticket-focus.ts'
import { tradeDesk, useAccount, useMarket } from '../trade/trade-desk.ts'
import { BookBalance } from './book-balance.tsx'
import { bidShare, reachOf } from './book-reach.ts'
import { BookReachCard } from './book-reach-card.tsx'
import { BookRow } from './book-row.tsx'
import { ownPrices, viewBook } from './book-view.ts'
import styles from './order-book.module.css'
import { StaleNote } from './stale-note.tsx'
import { useHoveredRow } from './use-hovered-row.ts'
import { useRowCount } from './use-row-count.ts'

/** The rows of both sides with the spread between; a click takes a price or a size into the ticket. */
export function BookLevels({
  instrument,
  step,
  isStale,
}: {
  readonly instrument: Instrument
  readonly step: DecimalString
  readonly isStale: boolean
}) {
  const { book: words } = useWords(tradeWords)
  const format = useFormat()
  const book = useMarket((state) => state.book)
  const orders = useAccount((state) => state.openOrders)
  const [frameRef, count] = useRowCount()
  const own = useMemo(
    () => ({
      asks: ownPrices(orders, instrument, 'asks', step),
      bids: ownPrices(orders, instrument, 'bids', step),
    }),
    [orders, instrument, step],
  )
  const view = useMemo(
    () => (book === null ? null : viewBook(book, step, count, own)),
    [book, step, count, own],
  )
  const [hovered, hovering] = useHoveredRow()
  const reach = useMemo(
    () => (view === null || hovered === null ? null : reachOf(view, hovered, instrument.category)),
    [view, hovered, instrument.category],
  )
  const priceDigits = Math.min(digitsOfStep(step), digitsOfStep(instrument.tickSize))
  const sizeDigits = digitsOfStep(instrument.quantityStep)
  if (view === null) return null
  const row = (side: 'bids' | 'asks') => (level: (typeof view.asks)[number], index: number) => (
    <BookRow
      // Rows keep their places, so that a changing book rewrites texts and moves no elements.
      key={side === 'asks' ? view.asks.length - index : index}
      side={side}
      price={level.price}
      size={level.size}
      sum={level.sum}
      priceDigits={priceDigits}
      sizeDigits={sizeDigits}
      format={format}
      depth={level.depth}
      ownLabel={level.isOwn ? words.own : null}
      isReached={isReached(side, index)}
    />
  )
  const isReached = (side: 'bids' | 'asks', index: number) => {
    if (hovered === null || hovered.side !== side) return false
    const place = side === 'asks' ? view.asks.length - 1 - index : index
    return place <= hovered.place
  }
  return (
    <>
      {/* Keyboard users have the ticket's own chips and steppers; forty tab stops would be in their way. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: one listener for all rows */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
      <div
        ref={frameRef}
        className={classNames(styles.levels, isStale && styles.stale)}
        // The field of the ticket that the price is for keeps the focus.
        onMouseDown={(event) => event.preventDefault()}
        onClick={(event) => takeIntoTicket(event, instrument)}
        {...hovering}
      >
        {isStale && <StaleNote />}
        <div className={classNames(styles.side, styles.asks)}>{view.asks.map(row('asks'))}</div>
        <div className={styles.spread}>
          <LastPrice instrument={instrument} />
          <span className={styles.spreadName}>
            {words.spread}{' '}
            {format.decimal(view.spread, { digits: digitsOfStep(instrument.tickSize) })}
          </span>
        </div>
        <div className={styles.side}>{view.bids.map(row('bids'))}</div>
      </div>
      <BookBalance bids={isStale ? null : bidShare(view)} />
      {hovered !== null && reach !== null && (
        <BookReachCard reach={reach} instrument={instrument} at={hovered.at} />
      )}
    </>
  )
}

function LastPrice({ instrument }: { readonly instrument: Instrument }) {
  const format = useFormat()
  const { strip } = useWords(tradeWords)
  const price = useMarket((state) => state.ticker?.lastPrice ?? null)
  const taker = useMarket((state) => state.trades[0]?.side ?? null)
  return (
    <span
      title={strip.last}
      className={classNames(styles.last, taker !== null && styles[taker === 'buy' ? 'up' : 'down'])}
    >
      {format.decimal(price, { digits: digitsOfStep(instrument.tickSize) })}
    </span>
  )
}

function takeIntoTicket(event: MouseEvent<HTMLElement>, instrument: Instrument): void {
  if (!(event.target instanceof Element)) return
  const row = event.target.closest<HTMLElement>('[data-price]')
  if (row === null) return
  const { ticket } = tradeDesk()
  const isSize = event.target.closest('[data-part="size"]') !== null
  const sizeKind = instrumentUnit(instrument.category)
  if (isSize) {
    ticket.change(instrument, { size: row.dataset.size ?? '', sizeKind })
    return
  }
  const draft = draftOf(ticket.store.getState(), instrument)
  const { price } = row.dataset
  if (price !== undefined) {
    ticket.change(instrument, withMarketPrice(draft, price, isTicketFocused('price')))
  }
}

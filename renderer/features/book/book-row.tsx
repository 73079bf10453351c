import { type CSSProperties, memo } from 'react'
import { classNames } from '../../components/class-names.ts'
import type { Format } from '../../format/use-format.ts'
import styles from './order-book.module.css'

/** One level. Its props stay equal while its figures do, so that it is not drawn again. */
export const BookRow = memo(function BookRow({
  side,
  price,
  size,
  sum,
  priceDigits,
  sizeDigits,
  format,
  depth,
  ownLabel,
  isReached,
}: {
  readonly side: 'bids' | 'asks'
  readonly price: string
  readonly size: string
  readonly sum: string
  readonly priceDigits: number
  readonly sizeDigits: number
  readonly format: Format
  readonly depth: number
  readonly ownLabel: string | null
  /** Between the spread and the row under the mouse, that row included. */
  readonly isReached: boolean
}) {
  // A custom property carries the length of the bar to the style sheet.
  const bar = { '--depth': depth } as CSSProperties
  return (
    <div
      className={classNames(styles.row, styles[side], isReached && styles.reached)}
      data-price={price}
      data-size={size}
      data-side={side}
      style={bar}
    >
      <span className={styles.price}>
        {format.decimal(price, { digits: priceDigits })}
        {ownLabel !== null && (
          <span className={styles.own} role="img" aria-label={ownLabel} title={ownLabel} />
        )}
      </span>
      <span className={styles.end} data-part="size">
        {format.decimal(size, { digits: sizeDigits })}
      </span>
      <span className={classNames(styles.end, styles.sum)} data-part="size">
        {format.decimal(sum, { digits: sizeDigits })}
      </span>
    </div>
  )
})

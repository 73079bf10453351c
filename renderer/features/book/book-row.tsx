import { type CSSProperties, memo } from 'react'
import { classNames } from '../../components/class-names.ts'
import styles from './order-book.module.css'

/** One level. All props are plain values, so that a row whose figures stay is not drawn again. */
export const BookRow = memo(function BookRow({
  side,
  value,
  sizeValue,
  price,
  size,
  sum,
  depth,
  ownLabel,
}: {
  readonly side: 'bids' | 'asks'
  readonly value: string
  readonly sizeValue: string
  readonly price: string
  readonly size: string
  readonly sum: string
  readonly depth: number
  readonly ownLabel: string | null
}) {
  // A custom property carries the length of the bar to the style sheet.
  const bar = { '--depth': depth } as CSSProperties
  return (
    <div
      className={classNames(styles.row, styles[side])}
      data-price={value}
      data-size={sizeValue}
      data-side={side}
      style={bar}
    >
      <span className={styles.price}>
        {price}
        {ownLabel !== null && (
          <span className={styles.own} role="img" aria-label={ownLabel} title={ownLabel} />
        )}
      </span>
      <span className={styles.end} data-part="size">
        {size}
      </span>
      <span className={classNames(styles.end, styles.sum)} data-part="size">
        {sum}
      </span>
    </div>
  )
})

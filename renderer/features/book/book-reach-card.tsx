import type { CSSProperties } from 'react'
import type { Instrument } from '../../../shared/domain/instrument.ts'
import { isInverse } from '../../../shared/domain/instrument.ts'
import { valueUnit } from '../../../shared/rules/contract-value.ts'
import { sizeCoin, unitCoin } from '../../../shared/rules/quantity-unit.ts'
import { digitsOfStep } from '../../format/decimal-text.ts'
import { useFormat } from '../../format/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import styles from './book-extras.module.css'
import type { BookReach } from './book-reach.ts'
import { bookWords } from './book-words.ts'

/**
 * Beside the row under the mouse: what taking the book up to it would come to. For the eye only,
 * because the ticket's preview tells the same of an order by every other means.
 */
export function BookReachCard({
  reach,
  instrument,
  at,
}: {
  readonly reach: BookReach
  readonly instrument: Instrument
  /** Right of the book and at the height of the row, px of the window. */
  readonly at: { readonly left: number; readonly top: number }
}) {
  const words = useWords(bookWords)
  const format = useFormat()
  const priceDigits = digitsOfStep(instrument.tickSize)
  const lines = [
    [words.average, format.decimal(reach.average, { digits: priceDigits })],
    [
      words.sum(sizeCoin(instrument)),
      format.decimal(reach.sum, { digits: digitsOfStep(instrument.quantityStep) }),
    ],
    [
      words.value(unitCoin(valueUnit(instrument.category), instrument)),
      format.decimal(reach.value, { digits: isInverse(instrument.category) ? 6 : 2 }),
    ],
    [words.away, format.percent(reach.away, 3, true)],
  ] as const
  // Custom properties carry the place of the row to the style sheet.
  const place = { '--left': `${at.left}px`, '--top': `${at.top}px` } as CSSProperties
  return (
    <dl className={styles.card} style={place} aria-hidden>
      {lines.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

import { type Decimal, decimal, parseDecimal, toText } from '../../../shared/domain/decimal.ts'
import type { Exit } from '../../../shared/domain/exit.ts'
import { valueUnit } from '../../../shared/rules/contract-value.ts'
import { targetSide } from '../../../shared/rules/order-effect.ts'
import { unitCoin } from '../../../shared/rules/quantity-unit.ts'
import { netOfTrip } from '../../../shared/rules/sizing.ts'
import { useFormat } from '../../format/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { aimOf, expectedPrice } from '../../stores/ticket-draft.ts'
import { ticketFormWords } from './ticket-form-words.ts'
import styles from './ticket-size.module.css'
import type { TicketView } from './use-ticket.ts'

/** What reaching either exit would bring, fees of both ends included. Settle coin. */
export function ExitFigures({ view }: { readonly view: TicketView }) {
  const words = useWords(ticketFormWords)
  const format = useFormat()
  const { draft, instrument, ground, ticket } = view
  const coin = unitCoin(valueUnit(instrument.category), instrument)
  const digits = coin === instrument.baseCoin ? 6 : 2
  const entry = expectedPrice(ticket, ground.best)
  const side = targetSide(aimOf(ticket, ground.context))
  const fee = decimal(ground.context.takerFeeRate ?? '0')
  const net = (exit: Exit | null): Decimal | null => {
    const price = parseDecimal(exit?.triggerPrice ?? '')
    const quantity = parseDecimal(draft.quantity)
    if (price === null || price.lte(0) || quantity === null || entry === null) return null
    return netOfTrip(instrument.category, side, quantity, entry, price, fee)
  }
  const text = (amount: Decimal | null) =>
    format.decimal(amount === null ? null : toText(amount.round(10, 1)), { digits, sign: true })
  return (
    <dl className={styles.inline}>
      <div>
        <dt>{words.target}</dt>
        <dd>
          {text(net(draft.takeProfit))} {coin}
        </dd>
      </div>
      <div>
        <dt>{words.stop}</dt>
        <dd>
          {text(net(draft.stopLoss))} {coin}
        </dd>
      </div>
    </dl>
  )
}

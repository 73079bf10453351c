import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { checkBatch, checkBatchItem } from '../../../shared/rules/batch-check.ts'
import { Button } from '../../components/button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { ask } from '../../desk-client.ts'
import { useFormat } from '../../format/use-format.ts'
import { errorSentence } from '../../i18n/explain-error.ts'
import { ticketWords } from '../../i18n/ticket-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { addToBatch, batchStore, takeFromBatch } from '../../stores/batch-store.ts'
import { tell } from '../../stores/notices-store.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { isTrigger } from '../../stores/ticket-order.ts'
import { countOutcomes, rejections } from '../orders/outcome-counts.ts'
import { tellCounts } from '../orders/tell-outcome.ts'
import { useAccount } from '../trade/trade-desk.ts'
import styles from './batch-basket.module.css'
import { batchWords } from './batch-words.ts'
import { HoldButton } from './hold-button.tsx'
import { ticketOrderText } from './ticket-order-text.ts'
import type { TicketView } from './use-ticket.ts'

/**
 * Collects whole orders of one product line and sends them in one call. What was taken or is
 * uncertain leaves the basket; what was refused stays, so that it can be looked at.
 */
export function BatchBasket({ view }: { readonly view: TicketView }) {
  const words = useWords(batchWords)
  const { hold } = useWords(ticketWords)
  const format = useFormat()
  const keySetId = useAccount((state) => state.keySetId)
  const environment = useStore(settingsStore, (state) => state.settings.environment)
  const batch = useStore(batchStore)
  const [isSending, setSending] = useState(false)
  const orders = batch.keySetId === keySetId ? batch.orders : []
  const { order, instrument, block, errors } = view
  if (isTrigger(order) || keySetId === null) return null
  const wrong = checkBatchItem(order) ?? checkBatch([...orders.map(({ draft }) => draft), order])
  const isWhole = block === null && errors.length === 0 && order.quantity !== ''
  const [first] = orders

  async function send(): Promise<void> {
    if (isSending || block !== null) return
    setSending(true)
    const sent = orders
    const answer = await ask(
      'orders.submitBatch',
      sent.map(({ draft }) => draft),
      Date.now(),
    )
    setSending(false)
    if (!answer.ok) {
      tell('refused', { kind: 'error', title: words.sent, error: answer.error })
      return
    }
    const { items } = answer.value
    // Refused orders are known not to stand; only those may be looked at and sent anew.
    takeFromBatch(sent.flatMap(({ id }, at) => (items[at]?.kind === 'rejected' ? [] : [id])))
    tellCounts(words.sent, countOutcomes(items), rejections(items), items[0]?.requestId ?? null)
  }

  return (
    <section className={styles.basket} aria-label={words.name}>
      <Button
        size="small"
        kind="quiet"
        disabled={!isWhole || wrong !== null}
        title={wrong === null ? undefined : errorSentence(wrong, format.language)}
        icon={<Plus size={12} aria-hidden />}
        onClick={() => addToBatch(keySetId, order, instrument)}
      >
        {words.add}
      </Button>
      {first !== undefined && (
        <>
          <ul className={styles.orders}>
            {orders.map(({ id, draft, instrument: of }) => {
              const text = `${of.symbol} · ${ticketOrderText(draft, of, format)}`
              return (
                <li key={id} className={styles.order}>
                  <span className={styles.text}>{text}</span>
                  <IconButton
                    size="small"
                    label={words.remove(text)}
                    icon={<X size={12} aria-hidden />}
                    onClick={() => takeFromBatch([id])}
                  />
                </li>
              )
            })}
          </ul>
          <HoldButton
            kind={first.draft.side}
            mustHold={environment === 'live'}
            holdHint={hold}
            busy={isSending}
            disabled={block !== null}
            describedBy={undefined}
            onPress={() => void send()}
          >
            {isSending ? words.sending : words.send(orders.length)}
          </HoldButton>
        </>
      )}
    </section>
  )
}

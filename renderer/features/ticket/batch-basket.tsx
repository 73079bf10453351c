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
import {
  addToBatch,
  type BatchOrder,
  batchStore,
  noteRefusals,
  takeFromBatch,
} from '../../stores/batch-store.ts'
import { tell } from '../../stores/notices-store.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { isTrigger } from '../../stores/ticket-order.ts'
import { tellBatch } from '../orders/tell-batch.ts'
import { useAccount } from '../trade/trade-desk.ts'
import styles from './batch-basket.module.css'
import { batchWords } from './batch-words.ts'
import { HoldButton } from './hold-button.tsx'
import { ticketOrderText } from './ticket-order-text.ts'
import type { TicketView } from './use-ticket.ts'

/** An item that the answer leaves out may have arrived. */
const NO_ANSWER = { kind: 'unknown', clientOid: '', requestId: null } as const

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
  const nameOf = ({ draft, instrument: of }: BatchOrder) =>
    `${of.symbol} · ${ticketOrderText(draft, of, format)}`

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
    noteRefusals(
      new Map(
        sent.flatMap(({ id }, at) => {
          const item = items[at]
          return item?.kind === 'rejected' ? [[id, item.error] as const] : []
        }),
      ),
    )
    const results = sent.map((one, at) => ({
      name: nameOf(one),
      outcome: items[at] ?? NO_ANSWER,
    }))
    tellBatch(words.sent, results)
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
            {orders.map((one) => {
              const { id, refusal } = one
              const text = nameOf(one)
              return (
                <li key={id} className={styles.order}>
                  <span className={styles.text}>
                    {text}
                    {refusal !== null && (
                      <span className={styles.refusal}>
                        {errorSentence(refusal, format.language)}
                      </span>
                    )}
                  </span>
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

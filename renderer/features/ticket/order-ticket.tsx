import { useState } from 'react'
import { useStore } from 'zustand'
import type { Instrument } from '../../../shared/domain/instrument.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { useFormat } from '../../format/use-format.ts'
import { ticketWords } from '../../i18n/ticket-words.ts'
import { tradeWords } from '../../i18n/trade-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { useMarket } from '../trade/trade-desk.ts'
import { BatchBasket } from './batch-basket.tsx'
import { ExitsSection } from './exits-section.tsx'
import { OptionsRow } from './options-row.tsx'
import styles from './order-ticket.module.css'
import { PriceFields } from './price-field.tsx'
import { SizeField } from './size-field.tsx'
import { SubmitArea } from './submit-area.tsx'
import { submitOrder } from './submit-order.ts'
import { focusErrorOf, focusSubmit } from './ticket-focus.ts'
import { TicketHead } from './ticket-head.tsx'
import { TicketPreview } from './ticket-preview.tsx'
import { useFieldErrors } from './use-field-errors.ts'
import { useSubmitKey } from './use-submit-key.ts'
import { useTicket } from './use-ticket.ts'

/** The order by hand: what, at which price, how much, what it would do, and the button that says it. */
export function OrderTicket() {
  const words = useWords(ticketWords)
  const { market } = useWords(tradeWords)
  const instrument = useMarket((state) => state.instrument)
  return (
    <section className={styles.panel} aria-label={words.name}>
      {instrument === null ? (
        <EmptyState title={market.loading} />
      ) : (
        // Another instrument is another ticket: nothing of the first may linger in it.
        <Ticket key={`${instrument.category}:${instrument.symbol}`} instrument={instrument} />
      )}
    </section>
  )
}

function Ticket({ instrument }: { readonly instrument: Instrument }) {
  const view = useTicket(instrument)
  const format = useFormat()
  const [wasTried, setTried] = useState(false)
  const errorOf = useFieldErrors(view, wasTried)
  const isLive = useStore(settingsStore, (state) => state.settings.environment === 'live')

  function submit(): void {
    if (view.block !== null || view.submission.kind === 'sending') return
    const first = view.errors[0]
    if (first !== undefined) {
      setTried(true)
      focusErrorOf(first.field)
      return
    }
    setTried(false)
    void submitOrder(view.order, instrument, format)
  }

  // Real money wants the button held: the key only goes to it.
  useSubmitKey(isLive ? focusSubmit : submit)
  const { ticket, change } = view
  const fields = { ticket, instrument, change }
  const options = ['timeInForce', 'reduceOnly', 'positionSide', 'marginMode']
  return (
    <div className={styles.ticket}>
      <div className={styles.fields}>
        <TicketHead view={view} />
        <PriceFields {...fields} error={errorOf('price')} triggerError={errorOf('trigger')} />
        <SizeField view={view} error={errorOf('quantity')} />
        <OptionsRow view={view} error={options.map(errorOf).find((one) => one !== null) ?? null} />
        <ExitsSection view={view} errorOf={errorOf} />
        <TicketPreview view={view} />
      </div>
      <SubmitArea view={view} wasTried={wasTried} onSubmit={submit} />
      <BatchBasket view={view} />
    </div>
  )
}

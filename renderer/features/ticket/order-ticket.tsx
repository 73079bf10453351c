import { memo, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { type Instrument, isFutures } from '../../../shared/domain/instrument.ts'
import type { OrderType, Side } from '../../../shared/domain/order.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { useFormat } from '../../format/use-format.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { errorSentence } from '../../i18n/explain-error.ts'
import { ticketWords } from '../../i18n/ticket-words.ts'
import { tradeWords } from '../../i18n/trade-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { useMarket } from '../trade/trade-desk.ts'
import { LeverageDialog } from './leverage-dialog.tsx'
import { OptionsRow } from './options-row.tsx'
import styles from './order-ticket.module.css'
import { PriceField } from './price-field.tsx'
import { SizeField } from './size-field.tsx'
import { SubmitArea } from './submit-area.tsx'
import { submitOrder } from './submit-order.ts'
import { focusSubmit, focusTicket } from './ticket-focus.ts'
import { TicketPreview } from './ticket-preview.tsx'
import { type TicketFieldProps, type TicketView, useTicket } from './use-ticket.ts'

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
      focusTicket(first.field === 'price' ? 'price' : 'size')
      return
    }
    setTried(false)
    void submitOrder(view.draft, instrument, format)
  }

  // Real money wants the button held: the key only goes to it.
  useSubmitKey(isLive ? focusSubmit : submit)
  const { ticket, change } = view
  const fields = { ticket, instrument, change }
  return (
    <div className={styles.ticket}>
      <Head
        {...fields}
        leverage={view.context.leverages.crossed}
        isAccountKnown={view.context.balances !== null}
        lacksManage={view.lacksManage}
      />
      <PriceField {...fields} error={errorOf('price')} />
      <SizeField view={view} error={errorOf('quantity')} />
      <OptionsRow {...fields} error={errorOf('timeInForce') ?? errorOf('reduceOnly')} />
      <TicketPreview view={view} />
      <SubmitArea view={view} onSubmit={submit} />
    </div>
  )
}

const Head = memo(function Head({
  ticket,
  instrument,
  change,
  leverage,
  isAccountKnown,
  lacksManage,
}: Omit<TicketFieldProps, 'error'> & {
  readonly leverage: string | null
  readonly isAccountKnown: boolean
  readonly lacksManage: boolean
}) {
  const words = useWords(ticketWords)
  const { side, orderType, permission } = useWords(commonWords)
  const [isSettingLeverage, setSettingLeverage] = useState(false)
  const hasLeverage = isFutures(instrument.category)
  return (
    <>
      <SegmentedControl<Side>
        label={words.side}
        value={ticket.side}
        size="large"
        stretch
        segments={[
          { value: 'buy', label: side.buy, tone: 'buy' },
          { value: 'sell', label: side.sell, tone: 'sell' },
        ]}
        onChange={(value) => change({ side: value })}
      />
      <div className={styles.typeRow}>
        <SegmentedControl<OrderType>
          label={words.type}
          value={ticket.orderType}
          segments={[
            { value: 'limit', label: orderType.limit },
            { value: 'market', label: orderType.market },
          ]}
          onChange={(value) => change({ orderType: value })}
        />
        {hasLeverage && (
          <Button
            size="small"
            aria-haspopup="dialog"
            aria-describedby={lacksManage ? 'ticket-leverage-block' : undefined}
            disabled={!isAccountKnown || lacksManage}
            onClick={() => setSettingLeverage(true)}
          >
            {words.leverage} {leverage === null ? words.dash : `${leverage}×`}
          </Button>
        )}
      </div>
      {hasLeverage && lacksManage && (
        <p id="ticket-leverage-block" className={styles.caption}>
          {words.leverageLacks(permission['manage-write'])}
        </p>
      )}
      {isSettingLeverage && (
        <LeverageDialog
          instrument={instrument}
          leverage={leverage}
          onClose={() => setSettingLeverage(false)}
        />
      )}
    </>
  )
})

/** Sentences under fields. What is merely still empty is told only after a try to send. */
function useFieldErrors(view: TicketView, wasTried: boolean): (field: string) => string | null {
  const { language } = useFormat()
  const sent = view.submission.kind === 'refused' ? view.submission.error : null
  return (field) => {
    const error =
      view.errors.find((one) => one.field === field) ??
      (sent?.kind === 'invalid' && sent.field === field ? sent : undefined)
    if (error === undefined || (error.reason === 'required' && !wasTried)) return null
    return errorSentence(error, language)
  }
}

/** Ctrl+Enter or ⌘Enter sends from anywhere on the screen, never by key-repeat and not under a dialog. */
function useSubmitKey(submit: () => void): void {
  const latest = useRef(submit)
  latest.current = submit
  useEffect(() => {
    function pressed(event: KeyboardEvent): void {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return
      if (document.querySelector('[role="dialog"]') !== null) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [])
}

import { useState } from 'react'
import { leverageOfOrder } from '../../../shared/rules/order-context.ts'
import { Button } from '../../components/button.tsx'
import { ticketWords } from '../../i18n/ticket-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { marginModeOf } from '../../stores/ticket-draft.ts'
import { useAccount } from '../trade/trade-desk.ts'
import { LeverageDialog } from './leverage-dialog.tsx'
import { ticketFormWords } from './ticket-form-words.ts'
import type { TicketView } from './use-ticket.ts'

/** Margin mode and leverage of the next order, and the way to change them. */
export function LeverageChip({ view }: { readonly view: TicketView }) {
  const words = useWords(ticketWords)
  const form = useWords(ticketFormWords)
  const [isOpen, setOpen] = useState(false)
  const { instrument, ground, lacksManage } = view
  const mode = marginModeOf(view.ticket, ground)
  const borrowed = useAccount(
    ({ settings }) =>
      settings?.coinLeverages.find(({ coin }) => coin === instrument.quoteCoin)?.leverage ?? null,
  )
  const leverage = mode === null ? borrowed : leverageOfOrder(ground.context, view.draft)
  const what = mode === null ? form.borrowing : form.chipModes[mode]
  return (
    <>
      <Button
        size="small"
        aria-haspopup="dialog"
        aria-label={`${words.leverage} ${what} ${leverage === null ? words.dash : `${leverage}×`}`}
        aria-describedby={lacksManage ? 'ticket-leverage-block' : undefined}
        disabled={ground.context.balances === null || lacksManage}
        onClick={() => setOpen(true)}
      >
        {what} {leverage === null ? words.dash : `${leverage}×`}
      </Button>
      {isOpen && <LeverageDialog view={view} borrowed={borrowed} onClose={() => setOpen(false)} />}
    </>
  )
}

import { NO_EXITS } from '../../../shared/domain/exit.ts'
import type { OrderDraft } from '../../../shared/domain/order.ts'
import type { Position } from '../../../shared/domain/position.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useFormat } from '../../format/use-format.ts'
import { accountWords } from '../../i18n/account-words.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { ticketWords } from '../../i18n/ticket-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { askToUnlockLive } from '../../stores/live-lock-store.ts'
import { useInstrumentFinder } from '../orders/cells.tsx'
import { submitOrder } from '../ticket/submit-order.ts'
import { quantityText } from '../trade/order-text.ts'
import { useLiveLocked } from '../trade/use-live-locked.ts'

/** Asks before a reduce-only market order of the whole position is sent. */
export function ClosePositionDialog({
  position,
  onClose,
}: {
  readonly position: Position
  readonly onClose: () => void
}) {
  const words = useWords(accountWords)
  const common = useWords(commonWords)
  const { blocked } = useWords(ticketWords)
  const isLocked = useLiveLocked()
  const format = useFormat()
  const instrument = useInstrumentFinder()(position)
  const side = position.side === 'long' ? 'sell' : 'buy'
  const coin = instrument?.baseCoin ?? ''
  const size = `${quantityText(position.size, instrument, format)} ${coin}`.trimEnd()

  function unlock(): void {
    onClose()
    askToUnlockLive()
  }

  function send(): void {
    if (instrument === undefined || isLocked) return
    const draft: OrderDraft = {
      category: position.category,
      symbol: position.symbol,
      side,
      orderType: 'market',
      price: null,
      quantity: position.size,
      quantityUnit: 'base',
      timeInForce: 'gtc',
      reduceOnly: true,
      positionSide: null,
      marginMode: position.marginMode,
      stpMode: 'none',
      ...NO_EXITS,
    }
    void submitOrder(draft, instrument, format)
    onClose()
  }

  return (
    <Dialog
      open
      onClose={onClose}
      tone="environment"
      title={words.closeTitle(`${common.position[position.side]} ${position.symbol}`)}
      description={isLocked ? blocked.live : words.closeText(size, common.side[side])}
      closeLabel={common.close}
      onSubmit={send}
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          {isLocked ? (
            <Button kind="environment" onClick={unlock}>
              {blocked.unlock}
            </Button>
          ) : (
            <Button type="submit" kind={side} disabled={instrument === undefined}>
              {words.closeSend(`${common.side[side]} ${size}`)}
            </Button>
          )}
        </>
      }
    />
  )
}

import type { Position } from '../../../shared/domain/position.ts'
import { useFormat } from '../../format/use-format.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useInstrumentFinder } from '../orders/cells.tsx'
import { OrderDialog } from '../orders/order-dialog.tsx'
import { sizeText } from '../trade/order-text.ts'
import { sendReversal } from './close-position.ts'
import { positionWords } from './position-words.ts'

/** Asks before a position is closed and the same size opened the other way. */
export function ReversePositionDialog({
  position,
  onClose,
}: {
  readonly position: Position
  readonly onClose: () => void
}) {
  const words = useWords(positionWords)
  const common = useWords(commonWords)
  const format = useFormat()
  const instrument = useInstrumentFinder()(position)
  const size = sizeText(position.size, instrument, format)
  const other = position.side === 'long' ? 'short' : 'long'
  const from = `${common.position[position.side]} ${size}`
  const to = `${common.position[other]} ${size}`
  const what = `${position.symbol} ${common.position[position.side]}`
  return (
    <OrderDialog
      title={words.reverseTitle(what)}
      text={words.reverseText(from, to)}
      sendLabel={words.reverseSend(to)}
      kind={position.side === 'long' ? 'sell' : 'buy'}
      canSend
      send={() => sendReversal(position, what)}
      onClose={onClose}
    />
  )
}

import { useFormat } from '../../format/use-format.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import tables from '../orders/tables.module.css'
import { useTradeBlock } from '../orders/use-trade-block.ts'
import { priceText } from '../trade/order-text.ts'
import { positionWords } from './position-words.ts'
import type { PositionRow } from './use-position-rows.ts'

/** `63,200.0 / 59,800.0 +1 partial`; a press sets them. */
export function ExitsCell({
  row,
  onSet,
}: {
  readonly row: PositionRow
  readonly onSet: () => void
}) {
  const words = useWords(positionWords)
  const common = useWords(commonWords)
  const format = useFormat()
  const block = useTradeBlock()
  const { position, guards, instrument } = row
  const price = (text: string | undefined) => priceText(text ?? null, instrument, format)
  const { whole, parts } = guards
  const isBare = whole === null && parts.length === 0
  const what = `${position.symbol} ${common.position[position.side]}`
  return (
    <button
      type="button"
      className={tables.action}
      aria-label={words.setExits(what)}
      disabled={block !== undefined}
      title={block}
      onClick={onSet}
    >
      {isBare && words.noExits}
      {whole !== null &&
        `${price(whole.takeProfit?.triggerPrice)} / ${price(whole.stopLoss?.triggerPrice)} `}
      {parts.length > 0 && <span title={words.partly(parts.length)}>+{parts.length}</span>}
    </button>
  )
}

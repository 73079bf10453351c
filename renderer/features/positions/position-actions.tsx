import { ArrowLeftRight } from 'lucide-react'
import type { Position } from '../../../shared/domain/position.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import tables from '../orders/tables.module.css'
import { useTradeBlock } from '../orders/use-trade-block.ts'
import { positionWords } from './position-words.ts'

export type PositionAsk = 'close' | 'reverse' | 'exits'

/** What can be done with a position, at the end of its row. */
export function PositionActions({
  position,
  hasExits,
  onAsk,
}: {
  readonly position: Position
  /** With the button for take-profit and stop-loss. */
  readonly hasExits: boolean
  readonly onAsk: (ask: PositionAsk, position: Position) => void
}) {
  const words = useWords(positionWords)
  const common = useWords(commonWords)
  const block = useTradeBlock()
  const what = `${position.symbol} ${common.position[position.side]}`
  const shared = {
    type: 'button' as const,
    className: tables.action,
    disabled: block !== undefined,
  }
  return (
    <span className={tables.actions}>
      {hasExits && (
        <button
          {...shared}
          aria-label={words.setExits(what)}
          title={block ?? words.setExits(what)}
          onClick={() => onAsk('exits', position)}
        >
          {words.exits}
        </button>
      )}
      <button
        {...shared}
        aria-label={words.reverseOf(what)}
        title={block ?? words.reverseOf(what)}
        onClick={() => onAsk('reverse', position)}
      >
        <ArrowLeftRight size={12} aria-hidden />
      </button>
      <button
        {...shared}
        aria-label={words.closeOf(what)}
        title={block}
        onClick={() => onAsk('close', position)}
      >
        {words.close}
      </button>
    </span>
  )
}

import { useState } from 'react'
import { type Position, positionKey } from '../../../shared/domain/position.ts'
import { Button } from '../../components/button.tsx'
import { Menu } from '../../components/menu.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useTradeBlock } from '../orders/use-trade-block.ts'
import { guardsOf } from '../positions/position-figures.ts'
import { useAccount } from '../trade/trade-desk.ts'
import { strategyWords } from './strategy-words.ts'
import { TpslDialog } from './tpsl-dialog.tsx'

/** Chooses a position and opens its take-profit and stop-loss. */
export function SetTpsl() {
  const words = useWords(strategyWords)
  const common = useWords(commonWords)
  const positions = useAccount((state) => state.positions)
  const strategies = useAccount((state) => state.strategyOrders)
  const block = useTradeBlock()
  const [chosen, setChosen] = useState<string | null>(null)
  const position = positions.find((one) => positionKey(one) === chosen)
  if (positions.length === 0) return null
  const name = ({ symbol, side }: Position) => `${symbol} ${common.position[side]}`
  return (
    <>
      <Menu
        label={words.choosePosition}
        align="end"
        trigger={
          <Button size="small" disabled={block !== undefined} title={block}>
            {words.set}
          </Button>
        }
        entries={positions.map((one) => ({
          kind: 'action',
          id: positionKey(one),
          label: name(one),
          hint: common.category[one.category],
          onChoose: () => setChosen(positionKey(one)),
        }))}
      />
      {position !== undefined && (
        <TpslDialog
          position={position}
          whole={guardsOf(position, strategies).whole}
          onClose={() => setChosen(null)}
        />
      )}
    </>
  )
}

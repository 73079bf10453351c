import type { StrategyOrder } from '../../../shared/domain/strategy-order.ts'
import { guardsOf } from '../positions/position-figures.ts'
import { useAccount } from '../trade/trade-desk.ts'
import { TpslDialog } from './tpsl-dialog.tsx'
import { TriggerDialog } from './trigger-dialog.tsx'

/** Changes a trigger, or the exits that guard a position. A guard whose position is gone cannot be changed. */
export function StrategyChangeDialog({
  order,
  onClose,
}: {
  readonly order: StrategyOrder
  readonly onClose: () => void
}) {
  const positions = useAccount((state) => state.positions)
  const strategies = useAccount((state) => state.strategyOrders)
  if (order.trigger !== null) {
    return <TriggerDialog order={order} trigger={order.trigger} onClose={onClose} />
  }
  const position = positions.find(
    ({ category, symbol, side }) =>
      category === order.category && symbol === order.symbol && side === order.positionSide,
  )
  if (position === undefined) return null
  const { whole } = guardsOf(position, strategies)
  return <TpslDialog position={position} whole={whole} changing={order} onClose={onClose} />
}

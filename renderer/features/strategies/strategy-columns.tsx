import type { StrategyOrder } from '../../../shared/domain/strategy-order.ts'
import type { DataColumn } from '../../components/data-table-columns.ts'
import { useFormat } from '../../format/use-format.ts'
import { accountWords } from '../../i18n/account-words.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { SymbolCell, TimeCell, useInstrumentFinder } from '../orders/cells.tsx'
import tables from '../orders/tables.module.css'
import { sizeText } from '../trade/order-text.ts'
import { ExitsOfStrategy } from './exits-of-strategy.tsx'
import { strategyWords } from './strategy-words.ts'

/** The columns that open and ended strategy orders share, without an end of their own. */
export function useStrategyColumns(): ReadonlyArray<DataColumn<StrategyOrder>> {
  const { head } = useWords(accountWords)
  const words = useWords(strategyWords)
  const common = useWords(commonWords)
  const format = useFormat()
  const find = useInstrumentFinder()
  const isUp = (order: StrategyOrder) => (order.positionSide ?? order.side) !== 'short'
  const sideText = (order: StrategyOrder) => {
    if (order.kind === 'trigger' && order.side !== null) return common.side[order.side]
    return order.positionSide === null ? '' : common.position[order.positionSide]
  }
  return [
    {
      id: 'time',
      header: head.time,
      width: 112,
      cell: (order) => <TimeCell atMs={order.createdAtMs} />,
      compare: (a, b) => a.createdAtMs - b.createdAtMs,
    },
    {
      id: 'symbol',
      header: head.symbol,
      width: 104,
      grow: 0.5,
      cell: (order) => (
        <>
          <SymbolCell of={order} isBare />{' '}
          <span
            className={
              order.kind === 'trigger'
                ? tables[order.side ?? 'buy']
                : isUp(order)
                  ? tables.up
                  : tables.down
            }
          >
            {sideText(order)}
          </span>
        </>
      ),
      compare: (a, b) => a.symbol.localeCompare(b.symbol),
    },
    {
      id: 'kind',
      header: words.head.kind,
      width: 90,
      cell: (order) => words.kind[order.kind === 'trigger' ? 'trigger' : (order.mode ?? 'partial')],
    },
    {
      id: 'size',
      header: head.size,
      width: 88,
      align: 'end',
      cell: (order) =>
        order.quantity === null ? words.whole : sizeText(order.quantity, find(order), format),
    },
    {
      id: 'exits',
      header: words.head.exits,
      width: 186,
      grow: 2,
      cell: (order) => <ExitsOfStrategy order={order} instrument={find(order)} />,
    },
  ]
}

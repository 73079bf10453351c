import { decimal, toText } from '../../../shared/domain/decimal.ts'
import { type Category, isInverse } from '../../../shared/domain/instrument.ts'
import type { ClosedPosition } from '../../../shared/domain/position.ts'
import { compareDecimals, type DataColumn } from '../../components/data-table-columns.ts'
import { useFormat } from '../../format/use-format.ts'
import { accountWords } from '../../i18n/account-words.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { historyWords } from '../history/history-words.ts'
import { SignedCell, SymbolCell, TimeCell, useInstrumentFinder } from '../orders/cells.tsx'
import tables from '../orders/tables.module.css'
import { priceText, quantityText } from '../trade/order-text.ts'
import { coinDigits, ProfitCell } from './profit-cell.tsx'

/** The columns of positions that ended. Amounts are in each position's margin coin, named with the net. */
export function useClosedPositionColumns(
  category: Category | null,
): ReadonlyArray<DataColumn<ClosedPosition>> {
  const { head } = useWords(accountWords)
  const { closed: words } = useWords(historyWords)
  const common = useWords(commonWords)
  const format = useFormat()
  const find = useInstrumentFinder()
  // Six digits, and the name of the coin with the net: what has no room is scrolled to.
  const more = category !== null && isInverse(category) ? 14 : 0
  const named = category === null || category === 'USDT-FUTURES' ? 0 : 26
  const price = (id: string, header: string, read: (row: ClosedPosition) => string | null) => ({
    id,
    header,
    width: 72,
    align: 'end' as const,
    cell: (row: ClosedPosition) => priceText(read(row), find(row), format),
  })
  const amount = (
    id: string,
    header: string,
    width: number,
    read: (row: ClosedPosition) => string,
  ) => ({
    id,
    header,
    width,
    align: 'end' as const,
    cell: (row: ClosedPosition) => (
      <SignedCell amount={read(row)} digits={coinDigits(row.marginCoin)} />
    ),
    compare: (a: ClosedPosition, b: ClosedPosition) => compareDecimals(read(a), read(b)),
  })
  return [
    {
      id: 'closed',
      header: words.head.closed,
      width: 116,
      cell: (row) => <TimeCell atMs={row.updatedAtMs} />,
      compare: (a, b) => a.updatedAtMs - b.updatedAtMs,
    },
    {
      id: 'symbol',
      header: head.symbol,
      width: 108,
      grow: 1,
      cell: (row) => (
        <>
          <SymbolCell of={row} isBare />{' '}
          <span className={row.side === 'long' ? tables.up : tables.down}>
            {common.position[row.side]}
          </span>
        </>
      ),
      compare: (a, b) => a.symbol.localeCompare(b.symbol),
    },
    {
      id: 'size',
      header: words.head.size,
      width: 66,
      grow: 0.5,
      align: 'end',
      cell: (row) => quantityText(row.closedQuantity, find(row), format),
    },
    price('entry', words.head.entry, (row) => row.entryPrice),
    price('exit', words.head.exit, (row) => row.exitPrice),
    {
      ...amount('net', words.net, 72 + more + named, (row) => row.netProfit),
      cell: (row) => <ProfitCell amount={row.netProfit} coin={row.marginCoin} />,
    },
    amount('realised', words.realised, 72 + more, (row) => row.realisedProfit),
    amount('fees', words.fees, 58 + 2 * more, (row) =>
      toText(decimal(row.openFees).plus(row.closeFees)),
    ),
    amount('funding', words.funding, 62 + 2 * more, (row) => row.funding),
  ]
}

import { toText } from '../../../shared/domain/decimal.ts'
import type { Position } from '../../../shared/domain/position.ts'
import type { PositionProfit } from '../../../shared/rules/profit.ts'
import { compareDecimals, type DataColumn } from '../../components/data-table-columns.ts'
import { useFormat } from '../../format/use-format.ts'
import { accountWords } from '../../i18n/account-words.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { SymbolCell } from '../orders/cells.tsx'
import tables from '../orders/tables.module.css'
import { priceText, quantityText, sizeUnit } from '../trade/order-text.ts'
import { AdlLights } from './adl-lights.tsx'
import { ExitsCell } from './exits-cell.tsx'
import { PositionActions, type PositionAsk } from './position-actions.tsx'
import { positionWords } from './position-words.ts'
import styles from './positions.module.css'
import { coinDigits, ProfitCell } from './profit-cell.tsx'
import { useHasCoins } from './use-has-coins.ts'
import type { PositionRow } from './use-position-rows.ts'

/** Under this part of the mark price a liquidation is near and its distance stands out. */
const NEAR = 0.05

/** Every column of the positions that is not hidden. Where the exits have no column they have a button. */
export function usePositionColumns(
  onAsk: (ask: PositionAsk, position: Position) => void,
  hidden: ReadonlySet<string>,
): ReadonlyArray<DataColumn<PositionRow>> {
  const { head } = useWords(accountWords)
  const words = useWords(positionWords)
  const format = useFormat()
  const hasExits = !hidden.has('exits')
  const hasCoins = useHasCoins()
  const price = (id: string, header: string, read: (row: PositionRow) => string | null) => ({
    id,
    header,
    width: 70,
    align: 'end' as const,
    cell: (row: PositionRow) => priceText(read(row), row.instrument, format),
    compare: (a: PositionRow, b: PositionRow) => compareDecimals(read(a), read(b)),
  })
  const amount = (row: PositionRow, text: string) =>
    format.decimal(text, { digits: coinDigits(row.position.marginCoin) })
  const columns: ReadonlyArray<DataColumn<PositionRow>> = [
    {
      id: 'symbol',
      header: head.symbol,
      width: 136,
      grow: 1,
      cell: ({ position }) => <NameCell position={position} />,
      compare: (a, b) => a.position.symbol.localeCompare(b.position.symbol),
    },
    {
      id: 'size',
      header: head.size,
      width: 84,
      grow: 0.4,
      align: 'end',
      cell: ({ position, instrument }) => (
        <>
          {quantityText(position.size, instrument, format)}{' '}
          <span className={tables.faint}>{sizeUnit(instrument)}</span>
        </>
      ),
      compare: (a, b) => compareDecimals(a.position.size, b.position.size),
    },
    price('entry', head.entry, (row) => row.position.entryPrice),
    price('mark', head.mark, (row) => row.mark),
    {
      ...price('breakEven', words.head.breakEven, (row) => row.breakEven),
      width: 84,
    },
    price('liquidation', head.liquidation, (row) => row.position.liquidationPrice),
    {
      id: 'distance',
      header: words.head.distance,
      width: 60,
      align: 'end',
      cell: ({ distance }) => (
        <span className={distance?.lt(NEAR) === true ? styles.near : undefined}>
          {format.percent(distance === null ? null : distance.toFixed(20), 1)}
        </span>
      ),
      compare: (a, b) =>
        compareDecimals(a.distance?.toFixed(20) ?? null, b.distance?.toFixed(20) ?? null),
    },
    {
      id: 'margin',
      header: head.margin,
      width: 70,
      align: 'end',
      cell: (row) => amount(row, row.position.margin),
      compare: (a, b) => compareDecimals(a.position.margin, b.position.margin),
    },
    {
      id: 'mode',
      header: words.head.mode,
      width: 62,
      cell: ({ position }) => words.mode[position.marginMode],
    },
    {
      id: 'maintenance',
      header: words.head.maintenance,
      width: 74,
      align: 'end',
      cell: ({ position }) => format.percent(position.maintenanceRate, 2),
    },
    {
      id: 'unrealised',
      header: head.unrealised,
      width: 114,
      grow: 0.6,
      align: 'end',
      cell: (row) => <UnrealisedCell profit={row.profit} coin={row.position.marginCoin} />,
      compare: (a, b) => a.profit?.unrealised.cmp(b.profit?.unrealised ?? 0) ?? -1,
    },
    {
      id: 'net',
      header: head.net,
      width: hasCoins ? 112 : 64,
      grow: 0.6,
      align: 'end',
      cell: ({ profit, position }) => (
        <ProfitCell
          amount={profit === null ? null : toText(profit.net)}
          coin={position.marginCoin}
        />
      ),
      compare: (a, b) => a.profit?.net.cmp(b.profit?.net ?? 0) ?? -1,
    },
    {
      id: 'adl',
      header: words.head.adl,
      width: 44,
      cell: ({ lights }) => <AdlLights lights={lights} />,
      compare: (a, b) => (a.lights ?? 0) - (b.lights ?? 0),
    },
    {
      id: 'exits',
      header: words.head.exits,
      width: 170,
      grow: 0.6,
      cell: (row) => <ExitsCell row={row} onSet={() => onAsk('exits', row.position)} />,
    },
    {
      id: 'actions',
      header: head.actions,
      hideHeader: true,
      width: hasExits ? 82 : 124,
      align: 'end',
      cell: ({ position }) => (
        <PositionActions position={position} hasExits={!hasExits} onAsk={onAsk} />
      ),
    },
  ]
  return columns.filter(({ id }) => !hidden.has(id))
}

function NameCell({ position }: { readonly position: Position }) {
  const common = useWords(commonWords)
  const format = useFormat()
  return (
    <span className={styles.name}>
      <SymbolCell of={position} isBare />
      <span className={position.side === 'long' ? tables.up : tables.down}>
        {common.position[position.side]} {format.decimal(position.leverage)}×
      </span>
    </span>
  )
}

/** Profit and return on margin; beside the name of a coin there is room for it in wide windows alone. */
function UnrealisedCell({
  profit,
  coin,
}: {
  readonly profit: PositionProfit | null
  readonly coin: string
}) {
  const format = useFormat()
  if (profit === null) return <>{format.decimal(null)}</>
  const ratio = profit.returnOnMargin
  return (
    <>
      <ProfitCell amount={toText(profit.unrealised)} coin={coin} />{' '}
      <span className={coin === 'USDT' ? tables.faint : styles.roomy}>
        {format.percent(ratio === null ? null : ratio.toFixed(20), 2, true)}
      </span>
    </>
  )
}

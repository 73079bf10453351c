import type { LedgerFilter } from '../../../shared/domain/history.ts'
import { LEDGER_CATEGORIES, type LedgerRow } from '../../../shared/domain/ledger.ts'
import { compareDecimals, type DataColumn } from '../../components/data-table-columns.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Select } from '../../components/select.tsx'
import { ask } from '../../desk-client.ts'
import { useFormat } from '../../format/use-format.ts'
import { accountWords } from '../../i18n/account-words.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { FilterBar } from '../history/filter-bar.tsx'
import { HistoryPanel } from '../history/history-panel.tsx'
import { useExport } from '../history/use-export.ts'
import { usePagedHistory } from '../history/use-paged-history.ts'
import { TimeCell } from '../orders/cells.tsx'
import { useAccount, useMarket } from '../trade/trade-desk.ts'
import { ledgerWords } from './ledger-words.ts'
import { type LedgerFilterChoice, useLedgerFilter } from './use-ledger-filter.ts'

const readLedger = (filter: LedgerFilter, cursor: string | null) =>
  ask('ledger.history', filter, cursor)

const ALL = 'all'

/** Every change of a balance, page by page, with its way to a file. */
export function LedgerPanel() {
  const words = useWords(ledgerWords)
  const watched = useMarket((state) => state.watched.category)
  const choice = useLedgerFilter(watched)
  const { filter } = choice
  const pages = usePagedHistory(readLedger, filter)
  const { busy, write } = useExport()
  return (
    <HistoryPanel
      pages={pages}
      rows={pages.rows}
      bar={
        <FilterBar
          range={choice.range}
          problem={choice.problem}
          onRange={choice.chooseRange}
          exporting={busy}
          onExport={(format) => {
            if (filter !== null) write({ kind: 'ledger', filter, format })
          }}
        >
          <LedgerFilters choice={choice} />
        </FilterBar>
      }
      table={{
        label: words.name,
        columns: useLedgerColumns(),
        rowId: (row) => row.id,
        empty: <EmptyState title={words.empty} text={words.emptyText} />,
      }}
    />
  )
}

function LedgerFilters({ choice }: { readonly choice: LedgerFilterChoice }) {
  const words = useWords(ledgerWords)
  const common = useWords(commonWords)
  const balances = useAccount((state) => state.balances)
  const coins = (balances?.coins ?? []).map(({ coin }) => coin).sort()
  return (
    <>
      <Select
        label={words.category}
        hideLabel
        size="small"
        value={choice.category}
        choices={LEDGER_CATEGORIES.map((value) => ({
          value,
          label: value === 'OTHER' ? words.other : common.category[value],
        }))}
        onChange={choice.chooseCategory}
      />
      <Select
        label={words.coin}
        hideLabel
        size="small"
        value={choice.coin ?? ALL}
        choices={[
          { value: ALL, label: words.allCoins },
          ...coins.map((coin) => ({ value: coin, label: coin })),
        ]}
        onChange={(coin) => choice.chooseCoin(coin === ALL ? null : coin)}
      />
    </>
  )
}

function useLedgerColumns(): ReadonlyArray<DataColumn<LedgerRow>> {
  const { head } = useWords(accountWords)
  const words = useWords(ledgerWords)
  const format = useFormat()
  const amount = (id: 'amount' | 'fee', header: string): DataColumn<LedgerRow> => ({
    id,
    header,
    width: 130,
    grow: 1,
    align: 'end',
    cell: (row) => format.decimal(row[id], { digits: 8, sign: true }),
    compare: (a, b) => compareDecimals(a[id], b[id]),
  })
  return [
    {
      id: 'time',
      header: head.time,
      width: 112,
      cell: (row) => <TimeCell atMs={row.atMs} />,
      compare: (a, b) => a.atMs - b.atMs,
    },
    {
      id: 'type',
      header: words.head.type,
      width: 150,
      grow: 1,
      // A type that came with a later version of the exchange is shown as the exchange spells it.
      cell: (row) => words.types[row.type] ?? row.type,
      compare: (a, b) => a.type.localeCompare(b.type),
    },
    { id: 'symbol', header: head.symbol, width: 100, cell: (row) => row.symbol },
    {
      id: 'coin',
      header: head.coin,
      width: 64,
      cell: (row) => row.coin,
      compare: (a, b) => a.coin.localeCompare(b.coin),
    },
    amount('amount', words.head.amount),
    amount('fee', words.head.fee),
    {
      id: 'balance',
      header: words.head.balance,
      width: 140,
      grow: 1,
      align: 'end',
      cell: (row) => format.decimal(row.balance, { digits: 8 }),
    },
  ]
}

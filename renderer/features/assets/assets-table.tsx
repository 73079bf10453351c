import type { CoinBalance } from '../../../shared/domain/balance.ts'
import { DataTable } from '../../components/data-table.tsx'
import { compareDecimals, type DataColumn } from '../../components/data-table-columns.ts'
import { useFormat } from '../../format/use-format.ts'
import { accountWords } from '../../i18n/account-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { SignedCell } from '../orders/cells.tsx'
import { useAccountTableState } from '../orders/table-state.tsx'
import styles from '../orders/tables.module.css'
import { useAccount } from '../trade/trade-desk.ts'

const NO_COINS: ReadonlyArray<CoinBalance> = []

/** Coins of the unified account under its sums in USD. */
export function AssetsTable() {
  return (
    <div className={styles.paged}>
      <Sums />
      <div className={styles.rows}>
        <CoinTable />
      </div>
    </div>
  )
}

/** Coins of the unified account; those that hold nothing are left out. */
export function CoinTable() {
  const words = useWords(accountWords)
  const coins = useAccount((state) => state.balances?.coins ?? NO_COINS)
  const rows = coins.filter((coin) => /[1-9]/.test(coin.equity + coin.balance + coin.debt))
  const around = useAccountTableState(words.empty.assets, words.empty.assetsText)
  return (
    <DataTable
      label={words.tabs.assets}
      columns={useCoinColumns()}
      rows={rows}
      rowId={(coin) => coin.coin}
      defaultSort={{ id: 'usd', descending: true }}
      {...around}
    />
  )
}

function Sums() {
  const words = useWords(accountWords)
  const format = useFormat()
  const balances = useAccount((state) => state.balances)
  if (balances === null) return null
  const sums = [
    [words.total, balances.equity],
    [words.head.unrealised, balances.unrealisedProfit],
    [words.initialMargin, balances.initialMargin],
    [words.maintenance, balances.maintenanceMargin],
  ] as const
  return (
    <dl className={styles.sums}>
      {sums.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value === balances.unrealisedProfit ? (
              <SignedCell amount={value} digits={2} />
            ) : (
              format.decimal(value, { digits: 2 })
            )}{' '}
            <span className={styles.faint}>USD</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function useCoinColumns(): ReadonlyArray<DataColumn<CoinBalance>> {
  const { head } = useWords(accountWords)
  const format = useFormat()
  const amount = (
    id: string,
    header: string,
    of: (coin: CoinBalance) => string,
    digits: number,
  ): DataColumn<CoinBalance> => ({
    id,
    header,
    width: 118,
    grow: 1,
    align: 'end',
    cell: (coin) => format.decimal(of(coin), { digits }),
    compare: (a, b) => compareDecimals(of(a), of(b)),
  })
  return [
    {
      id: 'coin',
      header: head.coin,
      width: 64,
      cell: (coin) => coin.coin,
      compare: (a, b) => a.coin.localeCompare(b.coin),
    },
    amount('equity', head.equity, (coin) => coin.equity, 8),
    amount('available', head.available, (coin) => coin.available, 8),
    amount('locked', head.locked, (coin) => coin.locked, 8),
    amount('debt', head.debt, (coin) => coin.debt, 8),
    amount('usd', head.usd, (coin) => coin.usdValue, 2),
  ]
}

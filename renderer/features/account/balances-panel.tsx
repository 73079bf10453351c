import type { FundingBalance } from '../../../shared/domain/transfer.ts'
import { DataTable } from '../../components/data-table.tsx'
import { compareDecimals, type DataColumn } from '../../components/data-table-columns.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ask } from '../../desk-client.ts'
import { useFormat } from '../../format/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { CoinTable } from '../assets/assets-table.tsx'
import styles from './account.module.css'
import { accountScreenWords } from './account-screen-words.ts'
import { AnswerProblem } from './answer-problem.tsx'
import { useAnswer } from './use-answer.ts'

const askFunding = () => ask('account.funding')
const NO_COINS: ReadonlyArray<FundingBalance> = []

/** Both wallets side by side: what trades, and what waits beside it. */
export function BalancesPanel() {
  const words = useWords(accountScreenWords)
  return (
    <div className={styles.wallets}>
      <section className={styles.wallet} aria-label={words.wallet.unified}>
        <h2 className={styles.walletName}>{words.wallet.unified}</h2>
        <div className={styles.rows}>
          <CoinTable />
        </div>
      </section>
      <section className={styles.wallet} aria-label={words.wallet.funding}>
        <h2 className={styles.walletName}>{words.wallet.funding}</h2>
        <div className={styles.rows}>
          <FundingTable />
        </div>
      </section>
    </div>
  )
}

function FundingTable() {
  const words = useWords(accountScreenWords)
  const funding = useAnswer(askFunding)
  const isOld = funding.error !== null
  return (
    <DataTable
      label={words.wallet.funding}
      columns={useFundingColumns()}
      rows={funding.value ?? NO_COINS}
      rowId={(coin) => coin.coin}
      state={isOld ? 'old' : funding.value === null ? 'loading' : 'ready'}
      banner={<AnswerProblem of={funding} />}
      empty={isOld ? null : <EmptyState title={words.fundingEmpty} text={words.fundingEmptyText} />}
    />
  )
}

function useFundingColumns(): ReadonlyArray<DataColumn<FundingBalance>> {
  const { head } = useWords(accountScreenWords)
  const format = useFormat()
  const amount = (
    id: 'available' | 'frozen' | 'balance',
    header: string,
  ): DataColumn<FundingBalance> => ({
    id,
    header,
    width: 92,
    grow: 1,
    align: 'end',
    cell: (coin) => format.decimal(coin[id], { digits: 8 }),
    compare: (a, b) => compareDecimals(a[id], b[id]),
  })
  return [
    {
      id: 'coin',
      header: head.coin,
      width: 60,
      cell: (coin) => coin.coin,
      compare: (a, b) => a.coin.localeCompare(b.coin),
    },
    amount('balance', head.balance),
    amount('available', head.available),
    amount('frozen', head.frozen),
  ]
}

import { useCallback, useState } from 'react'
import type { SymbolFeeRates } from '../../../shared/domain/balance.ts'
import { CATEGORIES, type Category } from '../../../shared/domain/instrument.ts'
import { DataTable } from '../../components/data-table.tsx'
import { compareDecimals, type DataColumn } from '../../components/data-table-columns.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { TextField } from '../../components/text-field.tsx'
import { ask } from '../../desk-client.ts'
import { useFormat } from '../../format/use-format.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useMarket } from '../trade/trade-desk.ts'
import styles from './account.module.css'
import { accountScreenWords } from './account-screen-words.ts'
import { AnswerProblem } from './answer-problem.tsx'
import { useAnswer } from './use-answer.ts'

const NO_RATES: ReadonlyArray<SymbolFeeRates> = []

/** Maker and taker rates of every instrument of a product line. */
export function FeeRatesPanel() {
  const words = useWords(accountScreenWords)
  const common = useWords(commonWords)
  const watched = useMarket((state) => state.watched.category)
  const [category, setCategory] = useState<Category>(watched)
  const [text, setText] = useState('')
  const rates = useAnswer(useCallback(() => ask('account.allFeeRates', category), [category]))
  const wanted = text.trim().toUpperCase()
  const rows = (rates.value ?? NO_RATES).filter((row) => row.symbol.includes(wanted))
  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        <SegmentedControl<Category>
          label={words.head.category}
          size="small"
          value={category}
          segments={CATEGORIES.map((value) => ({ value, label: common.category[value] }))}
          onChange={setCategory}
        />
        <TextField
          className={styles.search ?? ''}
          label={words.searchSymbol}
          hideLabel
          type="search"
          placeholder={words.searchSymbol}
          maxLength={32}
          value={text}
          onChange={setText}
        />
      </div>
      <div className={styles.rows}>
        <DataTable
          label={words.tabs.fees}
          columns={useRateColumns()}
          rows={rows}
          rowId={(row) => row.symbol}
          state={
            rates.error !== null
              ? 'old'
              : rates.value === null || rates.isBusy
                ? 'loading'
                : 'ready'
          }
          banner={<AnswerProblem of={rates} />}
          empty={
            rates.error === null ? (
              <EmptyState title={words.feesEmpty} text={words.feesEmptyText} />
            ) : null
          }
          defaultSort={{ id: 'symbol', descending: false }}
        />
      </div>
    </div>
  )
}

function useRateColumns(): ReadonlyArray<DataColumn<SymbolFeeRates>> {
  const { head } = useWords(accountScreenWords)
  const format = useFormat()
  const rate = (id: 'maker' | 'taker'): DataColumn<SymbolFeeRates> => ({
    id,
    header: head[id],
    width: 110,
    align: 'end',
    cell: (row) => format.percent(row[id], 4),
    compare: (a, b) => compareDecimals(a[id], b[id]),
  })
  return [
    {
      id: 'symbol',
      header: head.symbol,
      width: 160,
      cell: (row) => row.symbol,
      compare: (a, b) => a.symbol.localeCompare(b.symbol),
    },
    rate('maker'),
    rate('taker'),
    // Takes what is left of the width, so that the rates stay beside their symbol.
    { id: 'rest', header: '', hideHeader: true, width: 8, grow: 1, cell: () => null },
  ]
}

import type { Category } from '../../../shared/domain/instrument.ts'
import { Select } from '../../components/select.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useInstruments } from '../trade/trade-desk.ts'
import { historyWords } from './history-words.ts'
import type { HistoryFilterChoice } from './use-history-filter.ts'

const ALL = 'all'

/** Product line and symbol of a history. */
export function InstrumentFilter({
  choice,
  categories,
}: {
  readonly choice: HistoryFilterChoice
  readonly categories: ReadonlyArray<Category>
}) {
  const words = useWords(historyWords)
  const common = useWords(commonWords)
  const instruments = useInstruments((state) => state.instruments)
  const symbols = instruments.filter(({ category }) => category === choice.category)
  return (
    <>
      <Select
        label={words.category}
        hideLabel
        size="small"
        value={choice.category}
        choices={categories.map((value) => ({ value, label: common.category[value] }))}
        onChange={choice.chooseCategory}
      />
      <Select
        label={words.symbol}
        hideLabel
        size="small"
        value={choice.symbol ?? ALL}
        choices={[
          { value: ALL, label: words.allSymbols },
          ...symbols.map(({ symbol }) => ({ value: symbol, label: symbol })),
        ]}
        onChange={(symbol) => choice.chooseSymbol(symbol === ALL ? null : symbol)}
      />
    </>
  )
}

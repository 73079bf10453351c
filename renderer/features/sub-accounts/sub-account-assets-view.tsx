import type { SubAccountAssets } from '../../../shared/domain/sub-account.ts'
import { Button } from '../../components/button.tsx'
import { useFormat } from '../../format/use-format.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Trouble } from '../keys/trouble.tsx'
import { subAccountWords } from './sub-account-words.ts'
import styles from './sub-accounts.module.css'
import type { Reading } from './use-reading.ts'

/** As in the tables of the main account, so that the points stand in a column. */
const AMOUNT_DIGITS = 8

/** What the unified account of a sub-account holds. */
export function SubAccountAssetsView({ assets }: { readonly assets: Reading<SubAccountAssets> }) {
  const words = useWords(subAccountWords).panel
  const common = useWords(commonWords)
  const format = useFormat()
  const { value, error, isBusy, reload } = assets
  return (
    <section className={styles.part} aria-label={words.assets} aria-busy={isBusy}>
      <h3>{words.assets}</h3>
      {error !== null && (
        <Trouble
          compact
          error={error}
          actions={
            <Button size="small" onClick={reload}>
              {common.retry}
            </Button>
          }
        />
      )}
      {value === null && error === null && <p className={styles.faint}>{common.loading}</p>}
      {value?.coins.length === 0 && <p className={styles.faint}>{words.noAssets}</p>}
      {value !== null && value.coins.length > 0 && (
        <table className={styles.assets}>
          <thead>
            <tr>
              <th scope="col">{words.coin}</th>
              <th scope="col">{words.equity}</th>
              <th scope="col">{words.available}</th>
              <th scope="col">{words.value}</th>
            </tr>
          </thead>
          <tbody>
            {value.coins.map((coin) => (
              <tr key={coin.coin}>
                <th scope="row">{coin.coin}</th>
                <td>{format.decimal(coin.equity, { digits: AMOUNT_DIGITS })}</td>
                <td>{format.decimal(coin.available, { digits: AMOUNT_DIGITS })}</td>
                <td>{format.decimal(coin.usdValue, { digits: 2 })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

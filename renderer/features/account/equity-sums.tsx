import type { Balances } from '../../../shared/domain/balance.ts'
import { decimal, toText } from '../../../shared/domain/decimal.ts'
import { Tooltip } from '../../components/tooltip.tsx'
import { useFormat } from '../../format/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { SignedCell } from '../orders/cells.tsx'
import { useAccount } from '../trade/trade-desk.ts'
import styles from './account.module.css'
import { accountScreenWords } from './account-screen-words.ts'

/** What the account is worth and how much of it is tied up, USD. */
export function EquitySums() {
  const { sums } = useWords(accountScreenWords)
  const format = useFormat()
  const balances = useAccount((state) => state.balances)
  const usd = (value: string | null) => (
    <>
      {format.decimal(value, { digits: 2 })} <span className={styles.unit}>USD</span>
    </>
  )
  const ratio = balances === null ? null : marginRatio(balances)
  return (
    <dl className={styles.sums}>
      <div>
        <dt>{sums.equity}</dt>
        <dd>{usd(balances?.equity ?? null)}</dd>
      </div>
      <div>
        <dt>{sums.free}</dt>
        <dd>{usd(balances === null ? null : freeMargin(balances))}</dd>
      </div>
      <div>
        <dt>{sums.unrealised}</dt>
        <dd>
          <SignedCell amount={balances?.unrealisedProfit ?? null} digits={2} />{' '}
          <span className={styles.unit}>USD</span>
        </dd>
      </div>
      <div>
        <dt>{sums.initial}</dt>
        <dd>{usd(balances?.initialMargin ?? null)}</dd>
      </div>
      <div>
        <dt>{sums.maintenance}</dt>
        <dd>{usd(balances?.maintenanceMargin ?? null)}</dd>
      </div>
      <div>
        <dt>{sums.ratio}</dt>
        <dd>
          <Tooltip text={sums.ratioMeans}>
            <span>{format.percent(ratio)}</span>
          </Tooltip>
        </dd>
      </div>
    </dl>
  )
}

/** What may still be used as initial margin, USD, never below zero. */
export function freeMargin(balances: Pick<Balances, 'effectiveEquity' | 'initialMargin'>): string {
  const free = decimal(balances.effectiveEquity).minus(balances.initialMargin)
  return free.lt(0) ? '0' : toText(free)
}

/** Maintenance margin over effective equity as a ratio; `null` without equity. */
export function marginRatio(
  balances: Pick<Balances, 'effectiveEquity' | 'maintenanceMargin'>,
): string | null {
  const equity = decimal(balances.effectiveEquity)
  return equity.lte(0) ? null : toText(decimal(balances.maintenanceMargin).div(equity))
}

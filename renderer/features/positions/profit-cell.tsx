import { SignedCell } from '../orders/cells.tsx'
import tables from '../orders/tables.module.css'

/** Digits of amounts in a margin coin. */
export function coinDigits(coin: string): number {
  return coin.startsWith('USD') ? 2 : 6
}

/** A signed amount of a margin coin; another than USDT is named, since the rows are mixed. */
export function ProfitCell({
  amount,
  coin,
}: {
  readonly amount: string | null
  readonly coin: string
}) {
  return (
    <>
      <SignedCell amount={amount} digits={coinDigits(coin)} />
      {amount !== null && coin !== 'USDT' && <span className={tables.faint}> {coin}</span>}
    </>
  )
}

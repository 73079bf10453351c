import type { Balances } from '../domain/balance.ts'
import { type Decimal, decimal, maximum, ONE, ZERO } from '../domain/decimal.ts'
import { type Instrument, isInverse, settleCoin } from '../domain/instrument.ts'

/** Free amount of one coin; the exchange lists no coin of which there is none. */
export function availableCoin(balances: Balances, coin: string): Decimal {
  return decimal(balances.coins.find((row) => row.coin === coin)?.available ?? '0')
}

/**
 * USD that may become margin of new positions: every coin counts, so it is told for the account and
 * not for one coin. Source: uta/account/Get-Account, `effEquity` and `imr`.
 */
function freeMarginUsd(balances: Balances): Decimal {
  return maximum(ZERO, decimal(balances.effectiveEquity).minus(balances.initialMargin))
}

/**
 * USD price of the settle coin: as the account values it, else the price of the instrument for
 * COIN-FUTURES and 1 for a dollar coin. `null` when it cannot be told.
 */
export function settleCoinUsd(
  instrument: Instrument,
  balances: Balances,
  referencePrice: Decimal | null,
): Decimal | null {
  const row = balances.coins.find(({ coin }) => coin === settleCoin(instrument))
  if (row !== undefined) {
    const equity = decimal(row.equity)
    const worth = decimal(row.usdValue)
    if (equity.gt(0) && worth.gt(0)) return worth.div(equity)
  }
  return isInverse(instrument.category) ? referencePrice : ONE
}

/** The free margin told in the settle coin; `null` when the coin's price is not known. */
export function freeMargin(
  instrument: Instrument,
  balances: Balances,
  referencePrice: Decimal | null,
): Decimal | null {
  const usd = settleCoinUsd(instrument, balances, referencePrice)
  return usd === null ? null : freeMarginUsd(balances).div(usd)
}

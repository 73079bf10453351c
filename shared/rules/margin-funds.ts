import type { Balances } from '../domain/balance.ts'
import { type Decimal, decimal, maximum, minimum, ONE, ZERO } from '../domain/decimal.ts'
import { type Instrument, isInverse, settleCoin } from '../domain/instrument.ts'
import type { MarginMode } from '../domain/order.ts'

/** Free amount of one coin; the exchange lists no coin of which there is none. */
export function availableCoin(balances: Balances, coin: string): Decimal {
  return decimal(balances.coins.find((row) => row.coin === coin)?.available ?? '0')
}

/**
 * USD that may become margin of new positions, negative when short: every coin counts, so it is told
 * for the account and not for one coin. Source: uta/account/Get-Account, `effEquity` and `imr`.
 */
function freeMarginUsd(balances: Balances): Decimal {
  return decimal(balances.effectiveEquity).minus(balances.initialMargin)
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

/**
 * The free margin of an order told in the settle coin; `null` when the coin's price is not known.
 * Isolated margin leaves the balance, so it must be there in the coin itself, and nothing is borrowed.
 * `shared` is margin that is held already and that the order may use too, settle coin.
 */
export function freeMargin(
  instrument: Instrument,
  balances: Balances,
  referencePrice: Decimal | null,
  marginMode: MarginMode | null,
  shared: Decimal,
): Decimal | null {
  const usd = settleCoinUsd(instrument, balances, referencePrice)
  if (usd === null) return null
  const ofAccount = maximum(ZERO, freeMarginUsd(balances).div(usd).plus(shared))
  const coin = settleCoin(instrument)
  return marginMode === 'isolated' && coin !== null
    ? minimum(ofAccount, availableCoin(balances, coin).plus(shared))
    : ofAccount
}

import type { CoinCollateral, PositionTier } from '../domain/balance.ts'
import { type Decimal, decimal, maximum, ZERO } from '../domain/decimal.ts'
import { isInverse, settleCoin } from '../domain/instrument.ts'
import type { Position } from '../domain/position.ts'
import { type CollateralRates, countedValue, ratesAt, UNKNOWN_RATES } from './collateral.ts'
import { contractValue } from './contract-value.ts'
import { maintenanceRate } from './maintenance.ts'
import { settleCoinUsd } from './margin-funds.ts'
import type { OrderContext } from './order-context.ts'

/** The account behind crossed positions of one symbol, at the mark price. USD. */
export interface AccountRisk {
  /** What counts as margin, less what all but those positions must keep. */
  readonly free: Decimal
  /** USD price of the settle coin. */
  readonly settleUsd: Decimal
  /** Value of the settle coin in the account, negative where it is owed. */
  readonly settleValue: Decimal
  /** How that value counts; profit and loss are paid in it. */
  readonly ratesAt: (settleValue: Decimal) => CollateralRates
}

/**
 * `positions`: the crossed ones of the symbol; `collateral`: of its settle coin. `null` while
 * balances, the mark or the price of the settle coin are not known.
 */
export function accountRisk(
  positions: ReadonlyArray<Position>,
  { balances, instrument, markPrice }: OrderContext,
  tiers: ReadonlyArray<PositionTier>,
  collateral: CoinCollateral | null,
): AccountRisk | null {
  if (balances === null || markPrice === null) return null
  const mark = decimal(markPrice)
  const settleUsd = settleCoinUsd(instrument, balances, mark)
  if (settleUsd === null) return null
  let own = ZERO
  for (const { category, size: text } of positions) {
    const size = decimal(text)
    const value = contractValue(category, size, mark)
    const rate = maintenanceRate(tiers, isInverse(category) ? size : value) ?? ZERO
    own = own.plus(value.times(rate).times(settleUsd))
  }
  const others = maximum(ZERO, decimal(balances.maintenanceMargin).minus(own))
  const row = balances.coins.find(({ coin }) => coin === settleCoin(instrument))
  return {
    free: decimal(balances.effectiveEquity).minus(others),
    settleUsd,
    settleValue: decimal(row?.equity ?? '0').times(settleUsd),
    ratesAt: (usd) => (collateral === null ? UNKNOWN_RATES : ratesAt(collateral, usd)),
  }
}

/** The account with more of the settle coin, or with less. */
export function withGain(account: AccountRisk, coins: Decimal): AccountRisk {
  const settleValue = account.settleValue.plus(coins.times(account.settleUsd))
  const change = countedNow({ ...account, settleValue }).minus(countedNow(account))
  return { ...account, settleValue, free: account.free.plus(change) }
}

/** What would be free if every dollar of the settle coin, owned or owed, counted as `weight`. */
export function leftAtWeight(account: AccountRisk, weight: Decimal): Decimal {
  return account.free.minus(countedNow(account)).plus(account.settleValue.times(weight))
}

function countedNow({ settleValue, ratesAt: rates }: AccountRisk): Decimal {
  return countedValue(settleValue, rates(settleValue))
}

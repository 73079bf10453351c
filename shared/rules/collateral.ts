import type { CoinCollateral } from '../domain/balance.ts'
import { type Decimal, decimal, maximum, minimum, ONE, ZERO } from '../domain/decimal.ts'
import { maintenanceRate } from './maintenance.ts'

/** How one coin stands behind an account: shares of its value, decimal. */
export interface CollateralRates {
  /** What of a dollar of it counts as margin while there is some of it. */
  readonly counted: Decimal
  /** What a dollar owed of it must keep as maintenance margin. */
  readonly debt: Decimal
}

/** Taken whole and owed without margin: where nothing is known of the coin. */
export const UNKNOWN_RATES: CollateralRates = { counted: ONE, debt: ZERO }

/**
 * The rates at a value of the coin, USD: what is owed counts in full and is negative. Sources:
 * uta/public/Get-Discount-Rate, uta/public/Get-Position-Tier-Data (MARGIN).
 */
export function ratesAt({ steps, debtTiers }: CoinCollateral, usd: Decimal): CollateralRates {
  const step = steps.findLast(({ fromValue }) => usd.gte(fromValue)) ?? steps[0]
  return {
    counted: step === undefined ? ZERO : decimal(step.rate),
    debt: maintenanceRate(debtTiers, maximum(ZERO, usd.times(-1))) ?? ZERO,
  }
}

/** What a value of the coin adds to the margin of the account, less what its debt must keep. USD. */
export function countedValue(usd: Decimal, { counted, debt }: CollateralRates): Decimal {
  return minimum(usd.times(counted), usd.times(ONE.plus(debt)))
}

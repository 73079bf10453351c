import type { PositionTier } from '../domain/balance.ts'
import { type Decimal, decimal } from '../domain/decimal.ts'

/**
 * Maintenance rate of the tier of a position value in quote coin, or of a debt in USD, its upper edge
 * included; above the last tier the last holds. `null` without tiers. Source:
 * uta/public/Get-Position-Tier-Data.
 */
export function maintenanceRate(
  tiers: ReadonlyArray<PositionTier>,
  value: Decimal,
): Decimal | null {
  const tier = tiers.find((candidate) => value.lte(decimal(candidate.maxValue))) ?? tiers.at(-1)
  return tier === undefined ? null : decimal(tier.maintenanceRate)
}

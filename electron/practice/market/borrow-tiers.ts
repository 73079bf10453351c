import type { PositionTier } from './instrument-row.ts'

/** Tiers of a debt by its value in USD, the same for every coin (page "Get Position Tier Data", MARGIN). */
export const BORROW_TIERS: ReadonlyArray<PositionTier> = [
  { tier: '1', minTierValue: '0', maxTierValue: '300000', leverage: '5', mmr: '0.04' },
  { tier: '2', minTierValue: '300000', maxTierValue: '1500000', leverage: '3', mmr: '0.06' },
  { tier: '3', minTierValue: '1500000', maxTierValue: '6000000', leverage: '2', mmr: '0.1' },
]

/** Of every coin, share of the debt a day (page "Get Margin Loans"). */
export const DAILY_INTEREST = '0.0001'

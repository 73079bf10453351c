import type { DecimalString } from '../../../shared/domain/decimal.ts'

/** Share of a coin's value that counts as margin (page "Discount Rate"). */
export function collateralRatio(coin: string): DecimalString {
  if (coin === 'USDT') return '1'
  if (coin === 'USDC') return '0.99'
  return coin === 'BTC' || coin === 'ETH' ? '0.95' : '0.9'
}

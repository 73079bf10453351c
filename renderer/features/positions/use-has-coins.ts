import { useAccount } from '../trade/trade-desk.ts'

/** Is any position margined in another coin than USDT? Its amounts name the coin and need more room. */
export function useHasCoins(): boolean {
  return useAccount(({ positions }) => positions.some(({ marginCoin }) => marginCoin !== 'USDT'))
}

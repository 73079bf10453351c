import type { Wallet } from '../../../shared/domain/transfer.ts'
import { Refusal } from '../server/refusal.ts'
import type { Parameters } from './parameters.ts'

/** All account types of Bitget page uta/account/transfer; only two of them exist here. */
const ACCOUNT_TYPES = [
  'uta',
  'spot',
  'p2p',
  'coin_futures',
  'usdt_futures',
  'usdc_futures',
  'crossed_margin',
  'isolated_margin',
] as const

const WALLETS: Readonly<Partial<Record<(typeof ACCOUNT_TYPES)[number], Wallet>>> = {
  uta: 'unified',
  spot: 'funding',
}

/** `null`: an account type that exists on the exchange and not here. Throws 40019 or 40020 else. */
export function walletOf(parameters: Parameters, name: 'fromType' | 'toType'): Wallet | null {
  const type = parameters.oneOf(name, ACCOUNT_TYPES)
  if (type === null) throw new Refusal('40019', [name])
  return WALLETS[type] ?? null
}

/** The same for a transfer, which such an account type ends (25002). */
export function transferWallet(parameters: Parameters, name: 'fromType' | 'toType'): Wallet {
  const wallet = walletOf(parameters, name)
  if (wallet === null) throw new Refusal('25002')
  return wallet
}

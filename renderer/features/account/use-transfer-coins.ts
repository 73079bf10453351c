import { useMemo } from 'react'
import { decimal } from '../../../shared/domain/decimal.ts'
import type { Wallet } from '../../../shared/domain/transfer.ts'
import { ask } from '../../desk-client.ts'
import { useAccount } from '../trade/trade-desk.ts'
import { useAnswer } from './use-answer.ts'

const askFunding = () => ask('account.funding')

/** Coins that a wallet holds, by name; `USDT` while it holds none or is not known. */
export function useTransferCoins(from: Wallet): ReadonlyArray<string> {
  const balances = useAccount((state) => state.balances)
  const funding = useAnswer(askFunding).value
  return useMemo(() => {
    const rows = from === 'unified' ? (balances?.coins ?? []) : (funding ?? [])
    const held = rows.filter((row) => decimal(row.balance).gt(0)).map((row) => row.coin)
    return held.length === 0 ? ['USDT'] : [...held].sort()
  }, [from, balances, funding])
}

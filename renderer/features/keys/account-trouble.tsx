import type { KeySet } from '../../../shared/domain/key-set.ts'
import { useAccount } from '../trade/trade-desk.ts'
import { Trouble } from './trouble.tsx'

/** Why the account of the key in use cannot be read, when the key itself is at fault. */
export function AccountTrouble({ keySet }: { readonly keySet: KeySet }) {
  const error = useAccount((account) =>
    account.state === 'failed' && account.keySetId === keySet.id ? account.error : null,
  )
  if (error?.kind !== 'unauthorised') return null
  return <Trouble compact error={error} keySet={keySet} />
}

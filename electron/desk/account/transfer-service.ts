import { parseDecimal } from '../../../shared/domain/decimal.ts'
import {
  type DeskError,
  fail,
  invalid,
  type Result,
  succeed,
} from '../../../shared/domain/error.ts'
import type {
  FundingBalance,
  TransferDraft,
  TransferLimit,
  TransferOutcome,
} from '../../../shared/domain/transfer.ts'
import { DuplicateGuard } from '../orders/duplicate-guard.ts'
import type { Clock, PrivateRest } from '../ports.ts'

export interface TransferServicePorts {
  readonly account: {
    rest(): PrivateRest | null
    reload(): void
  }
  readonly clock: Clock
  readonly newClientOid: () => string
}

/** Money between the wallets of one account. */
export class TransferService {
  readonly #ports: TransferServicePorts
  readonly #guard: DuplicateGuard

  constructor(ports: TransferServicePorts) {
    this.#ports = ports
    this.#guard = new DuplicateGuard(() => ports.clock.monotonic())
  }

  /** Coins of the funding account that are not zero. */
  async funding(): Promise<Result<ReadonlyArray<FundingBalance>>> {
    const rest = this.#ports.account.rest()
    if (rest === null) return fail(invalid('no-key'))
    const answer = await rest.fundingBalances()
    return answer.ok ? succeed(answer.value) : fail(answer.error)
  }

  async limit(draft: Pick<TransferDraft, 'from' | 'coin'>): Promise<Result<TransferLimit>> {
    const rest = this.#ports.account.rest()
    if (rest === null) return fail(invalid('no-key'))
    const answer = await rest.transferLimit(draft)
    return answer.ok ? succeed(answer.value) : fail(answer.error)
  }

  /**
   * `fail`: nothing moved. A lost answer leaves it unknown, and it is never sent again: the balances
   * that are read then, and the ledger, show what became of it.
   */
  async transfer(draft: TransferDraft): Promise<Result<TransferOutcome>> {
    const wrong = transferProblem(draft)
    if (wrong !== null) return fail(wrong)
    const { account, newClientOid } = this.#ports
    const rest = account.rest()
    if (rest === null) return fail(invalid('no-key'))
    if (this.#guard.repeats('', [draft])) return fail(invalid('duplicate-submit'))
    const clientOid = newClientOid()
    const answer = await rest.transfer(draft, clientOid)
    const requestId = answer.request?.requestId ?? null
    if (answer.ok) {
      const { transferId } = answer.value
      return succeed({ kind: 'accepted', transferId, requestId })
    }
    if (answer.definite) return fail(answer.error)
    account.reload()
    return succeed({ kind: 'unknown', clientOid, requestId })
  }
}

/** What is wrong with a transfer before it is sent; `null`: nothing is. */
export function transferProblem({ from, to, coin, amount }: TransferDraft): DeskError | null {
  if (from === to) return invalid('same-wallet', 'to')
  if (coin === '') return invalid('required', 'coin')
  const value = parseDecimal(amount)
  if (value === null) return invalid('not-a-number', 'amount')
  return value.gt(0) ? null : invalid('not-positive', 'amount')
}

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
import type { TradingSession } from '../orders/trading-session.ts'
import type { Clock } from '../ports.ts'
import { TransferFence } from './transfer-fence.ts'

export interface TransferServicePorts {
  readonly session: () => Pick<TradingSession, 'keySetId' | 'rest'> | null
  readonly account: { reload(): void }
  readonly clock: Clock
  readonly newClientOid: () => string
}

/** Money between the wallets of one account. */
export class TransferService {
  readonly #ports: TransferServicePorts
  readonly #fence: TransferFence

  constructor(ports: TransferServicePorts) {
    this.#ports = ports
    this.#fence = new TransferFence(() => ports.clock.monotonic())
  }

  /** Coins of the funding account that are not zero. */
  async funding(): Promise<Result<ReadonlyArray<FundingBalance>>> {
    const session = this.#ports.session()
    if (session === null) return fail(invalid('no-key'))
    const answer = await session.rest.fundingBalances()
    return answer.ok ? succeed(answer.value) : fail(answer.error)
  }

  async limit(draft: Pick<TransferDraft, 'from' | 'coin'>): Promise<Result<TransferLimit>> {
    const session = this.#ports.session()
    if (session === null) return fail(invalid('no-key'))
    const answer = await session.rest.transferLimit(draft)
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
    const session = this.#ports.session()
    if (session === null) return fail(invalid('no-key'))
    const { keySetId, rest } = session
    const clientOid = newClientOid()
    const passed = await this.#fence.pass(keySetId, draft, () => rest.transfer(draft, clientOid))
    if (!passed.ok) return passed
    const answer = passed.value
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

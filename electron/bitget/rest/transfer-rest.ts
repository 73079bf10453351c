import type { LedgerFilter } from '../../../shared/domain/history.ts'
import type { LedgerRow } from '../../../shared/domain/ledger.ts'
import type {
  FundingBalance,
  TransferDraft,
  TransferLimit,
  Wallet,
} from '../../../shared/domain/transfer.ts'
import type { Page } from '../../../shared/ipc/history-requests.ts'
import { parsePage } from '../parse/page.ts'
import {
  parseFundingBalances,
  parseFundingLimit,
  parseLedgerRow,
  parseTransferId,
  parseTransferLimit,
} from '../parse/transfer.ts'
import type { Answer } from './answer.ts'
import { pageQuery, timesOf } from './page-query.ts'
import type { SignedCalls } from './signed-calls.ts'

export interface TransferRest {
  fundingBalances(): Promise<Answer<ReadonlyArray<FundingBalance>>>
  transferLimit(draft: Pick<TransferDraft, 'from' | 'coin'>): Promise<Answer<TransferLimit>>
  transfer(
    draft: TransferDraft,
    clientOid: string,
  ): Promise<Answer<{ readonly transferId: string }>>
  ledger(filter: LedgerFilter, cursor: string | null): Promise<Answer<Page<LedgerRow>>>
}

/** Accounts as the exchange names them (Bitget: "Transfer"). */
const WIRE_WALLET: Readonly<Record<Wallet, string>> = { unified: 'uta', funding: 'spot' }

/** Money between the unified and the funding account, and the ledger. */
export function createTransferRest(calls: SignedCalls): TransferRest {
  return {
    fundingBalances: () => calls.get('/api/v3/account/funding-assets', [], parseFundingBalances),
    // The endpoint about limits knows the unified account alone.
    transferLimit: ({ from, coin }) =>
      from === 'funding'
        ? calls.get('/api/v3/account/funding-assets', [['coin', coin]], (data) =>
            parseFundingLimit(data, coin),
          )
        : calls.get('/api/v3/account/max-transferable', [['coin', coin]], (data) =>
            parseTransferLimit(data, coin),
          ),
    transfer({ from, to, coin, amount }, clientOid) {
      const wallets = { fromType: WIRE_WALLET[from], toType: WIRE_WALLET[to] }
      const body = JSON.stringify({ ...wallets, amount, coin, clientOid })
      const read = (data: unknown) => parseTransferId(data, clientOid)
      return calls.post('/api/v3/account/transfer', body, read, { clientOid })
    },
    ledger(filter, cursor) {
      const { category, coin, type } = filter
      const query = pageQuery({ category, coin, type, ...timesOf(filter) }, cursor)
      return calls.get('/api/v3/account/financial-records', query, (data) =>
        parsePage(data, (row) => parseLedgerRow(row, category)),
      )
    },
  }
}

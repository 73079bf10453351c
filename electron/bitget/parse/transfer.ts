import {
  LEDGER_CATEGORIES,
  type LedgerCategory,
  type LedgerRow,
} from '../../../shared/domain/ledger.ts'
import type { FundingBalance, TransferLimit } from '../../../shared/domain/transfer.ts'
import { Unreadable } from '../errors/unreadable.ts'
import {
  amount,
  amountOrNull,
  amountOrZero,
  asRow,
  type Row,
  requiredText,
  rowsOrNone,
  textOf,
  time,
} from './fields.ts'

/** `/api/v3/account/funding-assets` (Bitget: "Get Account Funding Assets"). */
export function parseFundingBalances(data: unknown): FundingBalance[] {
  return rowsOrNone(data, 'data').map((row) => ({
    coin: requiredText(row, 'coin'),
    available: amount(row, 'available'),
    frozen: amountOrZero(row, 'frozen'),
    balance: amount(row, 'balance'),
  }))
}

/** `/api/v3/account/max-transferable` (Bitget: "Get Max Transferable"), without what may be borrowed. */
export function parseTransferLimit(data: unknown, coin: string): TransferLimit {
  const row = asRow(data, 'data')
  const told = textOf(row, 'coin')
  if (told !== '' && told !== coin) throw new Unreadable('coin')
  return { coin, largest: amount(row, 'maxTransfer') }
}

/** Everything of a coin in the funding account; coins without a balance are not listed there. */
export function parseFundingLimit(data: unknown, coin: string): TransferLimit {
  const held = parseFundingBalances(data).find((balance) => balance.coin === coin)
  return { coin, largest: held?.available ?? '0' }
}

/** Answer of `transfer` and `sub-transfer`; older revisions echo no `clientOid`. */
export function parseTransferId(data: unknown, clientOid: string): { readonly transferId: string } {
  const row = asRow(data, 'data')
  const told = textOf(row, 'clientOid')
  if (told !== '' && told !== clientOid) throw new Unreadable('clientOid')
  return { transferId: requiredText(row, 'transferId') }
}

/**
 * A row of `/api/v3/account/financial-records` (Bitget: "Get Financial Records"). Its category is
 * spelled in several ways (`Margin` in one sample); one that is not known is the one asked for.
 */
export function parseLedgerRow(row: Row, asked: LedgerCategory): LedgerRow {
  const category = textOf(row, 'category').toUpperCase()
  return {
    id: requiredText(row, 'id'),
    category: LEDGER_CATEGORIES.find((known) => known === category) ?? asked,
    symbol: textOf(row, 'symbol'),
    coin: requiredText(row, 'coin'),
    type: requiredText(row, 'type'),
    amount: amount(row, 'amount'),
    fee: amountOrZero(row, 'fee'),
    balance: amountOrNull(row, 'balance'),
    atMs: time(row, 'ts'),
  }
}

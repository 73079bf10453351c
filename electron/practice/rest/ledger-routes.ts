import { LEDGER_CATEGORIES } from '../../../shared/domain/ledger.ts'
import type { Engine } from '../engine/queries.ts'
import type { LedgerRecord } from '../engine/wallet-records.ts'
import { Refusal } from '../server/refusal.ts'
import { pageFilter } from './list-filter.ts'
import { type PrivateCall, type PrivateRoute, privateGet } from './route.ts'
import { timeRange } from './time-range.ts'

const WINDOW_DAYS = 30

/** What moved balances, Bitget pages uta/account/Get-Financial-Records and Get-Convert-Records. */
export function ledgerRoutes(engine: Engine): ReadonlyArray<PrivateRoute> {
  return [
    privateGet('/api/v3/account/financial-records', 'manage-read', 20, (call) =>
      financialRecords(engine, call),
    ),
    privateGet('/api/v3/account/convert-records', 'manage-read', 20, convertRecords),
  ]
}

function financialRecords(engine: Engine, { parameters, key }: PrivateCall) {
  const category = parameters.oneOf('category', LEDGER_CATEGORIES)
  if (category === null) throw new Refusal('400172')
  const rows = engine.ledger(key.accountId, {
    category,
    ...pageFilter(parameters),
    coin: parameters.optional('coin')?.toUpperCase(),
    type: parameters.optional('type')?.toUpperCase(),
  })
  return { list: rows.map(ledgerRow), cursor: rows.at(-1)?.id ?? null }
}

function ledgerRow(row: LedgerRecord) {
  return {
    category: row.category,
    id: row.id,
    symbol: row.symbol,
    coin: row.coin,
    type: row.type,
    amount: row.amount,
    fee: row.fee,
    balance: row.balance,
    ts: String(row.atMs),
  }
}

/** Nothing is converted here; the call is checked like any other. */
function convertRecords({ parameters }: PrivateCall) {
  timeRange(parameters, WINDOW_DAYS)
  parameters.limit(100, 100)
  return { list: [], cursor: null }
}

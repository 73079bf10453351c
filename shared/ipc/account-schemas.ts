import { z } from 'zod'
import { HOLD_MODES } from '../domain/balance.ts'
import { EXPORT_FORMATS } from '../domain/history.ts'
import { LEDGER_CATEGORIES } from '../domain/ledger.ts'
import { WALLETS } from '../domain/transfer.ts'
import type { AccountRequests } from './account-requests.ts'
import {
  amount,
  category,
  coin,
  cursor,
  instrument,
  marginMode,
  positionSide,
  symbol,
  wallClockMs,
} from './fields.ts'
import type { HistoryRequests } from './history-requests.ts'
import type { ArgumentSchemas } from './schemas.ts'

const wallet = z.enum(WALLETS)
const time = wallClockMs.nullable()
const historyFilter = z.strictObject({
  category,
  symbol: symbol.nullable(),
  startMs: time,
  endMs: time,
})
const ledgerFilter = z.strictObject({
  category: z.enum(LEDGER_CATEGORIES),
  coin: coin.nullable(),
  type: z
    .string()
    .regex(/^[A-Z0-9_]{1,64}$/)
    .nullable(),
  startMs: time,
  endMs: time,
})
const format = z.enum(EXPORT_FORMATS)

export const ACCOUNT_SCHEMAS: ArgumentSchemas<keyof AccountRequests> = {
  'account.read': z.tuple([]),
  'account.feeRates': z.tuple([instrument]),
  'account.allFeeRates': z.tuple([category]),
  'account.setLeverage': z.tuple([
    instrument,
    amount,
    z.strictObject({ marginMode, positionSide: positionSide.nullable() }),
  ]),
  'account.setHoldMode': z.tuple([z.enum(HOLD_MODES)]),
  'account.deduction': z.tuple([]),
  'account.setDeduction': z.tuple([z.boolean()]),
  'account.funding': z.tuple([]),
  'account.transferLimit': z.tuple([z.strictObject({ from: wallet, coin })]),
  'account.transfer': z.tuple([z.strictObject({ from: wallet, to: wallet, coin, amount })]),
}

export const HISTORY_SCHEMAS: ArgumentSchemas<keyof HistoryRequests> = {
  'orders.history': z.tuple([historyFilter, cursor]),
  'fills.history': z.tuple([historyFilter, cursor]),
  'positions.history': z.tuple([historyFilter, cursor]),
  'strategies.history': z.tuple([historyFilter, cursor]),
  'ledger.history': z.tuple([ledgerFilter, cursor]),
  'history.export': z.tuple([
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('orders'), filter: historyFilter, format }),
      z.strictObject({ kind: z.literal('fills'), filter: historyFilter, format }),
      z.strictObject({ kind: z.literal('positions'), filter: historyFilter, format }),
      z.strictObject({ kind: z.literal('strategies'), filter: historyFilter, format }),
      z.strictObject({ kind: z.literal('ledger'), filter: ledgerFilter, format }),
    ]),
  ]),
}

import { z } from 'zod'
import { INTERVALS } from '../domain/market.ts'
import { ACCOUNT_SCHEMAS, HISTORY_SCHEMAS } from './account-schemas.ts'
import type { RequestArguments } from './bridge.ts'
import { LINK_NAMES, type RequestName } from './contract.ts'
import { category, coin, instrument, wallClockMs } from './fields.ts'
import { KEY_SCHEMAS, PRACTICE_SCHEMAS } from './key-schemas.ts'
import { SETTINGS_PATCH } from './settings-fields.ts'
import { TRADING_SCHEMAS } from './trading-schemas.ts'

/** One schema for the whole argument tuple of each request. */
export type ArgumentSchemas<Name extends RequestName> = {
  readonly [Key in Name]: z.ZodType<RequestArguments<Key>>
}

const interval = z.enum(INTERVALS)

export const ARGUMENT_SCHEMAS: ArgumentSchemas<RequestName> = {
  'app.start': z.tuple([]),
  'app.openLink': z.tuple([z.enum(LINK_NAMES)]),
  'settings.change': z.tuple([SETTINGS_PATCH]),
  'lock.close': z.tuple([]),
  'lock.open': z.tuple([]),
  'live.unlock': z.tuple([]),
  'live.lock': z.tuple([]),
  'market.instruments': z.tuple([]),
  'market.tickers': z.tuple([category]),
  'market.watch': z.tuple([instrument, interval]),
  'market.candles': z.tuple([instrument, interval, wallClockMs]),
  'market.tiers': z.tuple([instrument]),
  'market.collateral': z.tuple([coin]),
  'requests.list': z.tuple([]),
  'requests.detail': z.tuple([z.number().int().positive()]),
  'requests.clear': z.tuple([]),
  'connection.read': z.tuple([]),
  ...KEY_SCHEMAS,
  ...TRADING_SCHEMAS,
  ...ACCOUNT_SCHEMAS,
  ...HISTORY_SCHEMAS,
  ...PRACTICE_SCHEMAS,
}

import { z } from 'zod'
import { ENVIRONMENTS } from '../domain/environment.ts'
import { TRADED_CATEGORIES } from '../domain/instrument.ts'
import { KEY_COLOURS } from '../domain/key-set.ts'
import { INTERVALS } from '../domain/market.ts'
import { ORDER_TYPES, SIDES, TIMES_IN_FORCE } from '../domain/order.ts'
import { LANGUAGES, THEMES, UP_DOWN_COLOURS } from '../domain/settings.ts'
import type { RequestArguments } from './bridge.ts'
import { LINK_NAMES, type RequestName } from './contract.ts'

// The page is not trusted: every text has a bound, every object is strict, and no number may be
// NaN or infinite. A whole argument tuple is checked before a handler sees any of it.
const id = z.string().min(1).max(64)
const symbol = z.string().regex(/^[A-Z0-9_]{1,32}$/)
const amount = z.string().regex(/^\d{1,20}(\.\d{1,20})?$/)
const wallClockMs = z.number().finite().min(0).max(8.64e15)
const cursor = z.string().min(1).max(64).nullable()
const environment = z.enum(ENVIRONMENTS)
const category = z.enum(TRADED_CATEGORIES)
const interval = z.enum(INTERVALS)
const label = z.string().max(40)
const colour = z.enum(KEY_COLOURS)
const instrument = z.strictObject({ category, symbol })
const orderReference = z.strictObject({ category, symbol, orderId: id })
const orderDraft = z.strictObject({
  category,
  symbol,
  side: z.enum(SIDES),
  orderType: z.enum(ORDER_TYPES),
  price: amount.nullable(),
  quantity: amount,
  quantityUnit: z.enum(['base', 'quote']),
  timeInForce: z.enum(TIMES_IN_FORCE),
  reduceOnly: z.boolean(),
})
// Generous bounds: the form's own rules say in words what is wrong with a key.
const secretText = z.string().max(8192)
const keySetDraft = z.strictObject({
  label,
  colour,
  environment,
  apiKey: secretText,
  secretKey: secretText,
  passphrase: secretText,
  storage: z.enum(['keychain', 'session']),
})
const settingsPatch = z.strictObject({
  language: z.enum(LANGUAGES).exactOptional(),
  theme: z.enum(THEMES).exactOptional(),
  upDownColours: z.enum(UP_DOWN_COLOURS).exactOptional(),
  timeZone: z.enum(['local', 'utc']).exactOptional(),
  environment: environment.exactOptional(),
  instrument: instrument.exactOptional(),
  interval: interval.exactOptional(),
  favourites: z.array(instrument).max(200).exactOptional(),
})

/** One schema for the whole argument tuple of each request. */
export const ARGUMENT_SCHEMAS: {
  readonly [Name in RequestName]: z.ZodType<RequestArguments<Name>>
} = {
  'app.start': z.tuple([]),
  'app.openLink': z.tuple([z.enum(LINK_NAMES)]),
  'settings.change': z.tuple([settingsPatch]),
  'keys.list': z.tuple([]),
  'keys.add': z.tuple([keySetDraft]),
  'keys.addPractice': z.tuple([]),
  'keys.rename': z.tuple([id, label, colour]),
  'keys.choose': z.tuple([environment, id.nullable()]),
  'keys.refresh': z.tuple([id]),
  'keys.delete': z.tuple([id]),
  'practice.read': z.tuple([]),
  'practice.restart': z.tuple([]),
  'market.instruments': z.tuple([]),
  'market.tickers': z.tuple([category]),
  'market.watch': z.tuple([instrument, interval]),
  'market.candles': z.tuple([instrument, interval, wallClockMs]),
  'account.read': z.tuple([]),
  'account.feeRates': z.tuple([instrument]),
  'account.setLeverage': z.tuple([instrument, amount]),
  'orders.submit': z.tuple([orderDraft, wallClockMs]),
  'orders.change': z.tuple([
    orderReference,
    z.strictObject({ price: amount.nullable(), quantity: amount.nullable() }),
    wallClockMs,
  ]),
  'orders.cancel': z.tuple([orderReference, wallClockMs]),
  'orders.cancelAll': z.tuple([category, symbol.nullable(), wallClockMs]),
  'orders.history': z.tuple([category, cursor]),
  'fills.history': z.tuple([category, cursor]),
  'requests.list': z.tuple([]),
  'requests.detail': z.tuple([z.number().int().positive()]),
  'requests.clear': z.tuple([]),
  'connection.read': z.tuple([]),
}

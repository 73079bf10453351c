import { z } from 'zod'
import { LEAST_LOCK_MINUTES, MOST_LOCK_MINUTES } from '../domain/lock.ts'
import { INTERVALS } from '../domain/market.ts'
import { LANGUAGES, ORDER_ROUTES, SIZE_KINDS, THEMES, UP_DOWN_COLOURS } from '../domain/settings.ts'
import {
  amount,
  environment,
  instrument,
  instrumentName,
  marginMode,
  stpMode,
  triggerBy,
} from './fields.ts'

const sizePreset = z.strictObject({ kind: z.enum(SIZE_KINDS), amount })
const bracketTemplate = z.strictObject({
  name: z.string().min(1).max(24),
  takeProfitPercent: amount.nullable(),
  stopLossPercent: amount.nullable(),
  triggerBy,
})

const guard = z.strictObject({ isOn: z.boolean(), limit: amount })
const guardLimits = z.strictObject({
  priceBand: guard,
  notional: guard,
  slippage: guard,
  dailyLoss: guard,
  latency: guard,
  sizes: z.record(instrumentName, amount).refine((sizes) => Object.keys(sizes).length <= 200),
})

/** Bounds of each setting, for the settings file as for what the page asks to change. */
export const SETTINGS_FIELDS = {
  language: z.enum(LANGUAGES),
  theme: z.enum(THEMES),
  upDownColours: z.enum(UP_DOWN_COLOURS),
  timeZone: z.enum(['local', 'utc']),
  environment,
  instrument,
  interval: z.enum(INTERVALS),
  favourites: z.array(instrument).max(200),
  orderRoute: z.enum(ORDER_ROUTES),
  marginMode,
  stpMode,
  sizePresets: z.record(z.string().max(64), z.array(sizePreset).max(8)),
  bracketTemplates: z.array(bracketTemplate).max(12),
  guards: z.strictObject({ practice: guardLimits, demo: guardLimits, live: guardLimits }),
  lockAfterMinutes: z.number().int().min(LEAST_LOCK_MINUTES).max(MOST_LOCK_MINUTES).nullable(),
  lockWithSystem: z.boolean(),
} as const

/** What the page may change: any part of it. The chosen key sets change through `keys.choose` alone. */
export const SETTINGS_PATCH = z.strictObject({
  language: SETTINGS_FIELDS.language.exactOptional(),
  theme: SETTINGS_FIELDS.theme.exactOptional(),
  upDownColours: SETTINGS_FIELDS.upDownColours.exactOptional(),
  timeZone: SETTINGS_FIELDS.timeZone.exactOptional(),
  environment: SETTINGS_FIELDS.environment.exactOptional(),
  instrument: SETTINGS_FIELDS.instrument.exactOptional(),
  interval: SETTINGS_FIELDS.interval.exactOptional(),
  favourites: SETTINGS_FIELDS.favourites.exactOptional(),
  orderRoute: SETTINGS_FIELDS.orderRoute.exactOptional(),
  marginMode: SETTINGS_FIELDS.marginMode.exactOptional(),
  stpMode: SETTINGS_FIELDS.stpMode.exactOptional(),
  sizePresets: SETTINGS_FIELDS.sizePresets.exactOptional(),
  bracketTemplates: SETTINGS_FIELDS.bracketTemplates.exactOptional(),
  guards: SETTINGS_FIELDS.guards.exactOptional(),
  lockAfterMinutes: SETTINGS_FIELDS.lockAfterMinutes.exactOptional(),
  lockWithSystem: SETTINGS_FIELDS.lockWithSystem.exactOptional(),
})

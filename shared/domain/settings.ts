import type { DecimalString } from './decimal.ts'
import type { Environment } from './environment.ts'
import type { TriggerSource } from './exit.ts'
import { DEFAULT_GUARDS, type GuardLimits } from './guards.ts'
import type { InstrumentKey } from './instrument.ts'
import type { Interval } from './market.ts'
import type { MarginMode, StpMode } from './order.ts'

export const LANGUAGES = ['en', 'zh-CN'] as const
export type Language = (typeof LANGUAGES)[number]
export const THEMES = ['dark', 'light', 'system'] as const
export type Theme = (typeof THEMES)[number]
export const UP_DOWN_COLOURS = ['green-up', 'red-up', 'blue-up'] as const
export type UpDownColours = (typeof UP_DOWN_COLOURS)[number]

/** Orders go over REST or over the private socket; both end the same way and are timed. */
export const ORDER_ROUTES = ['rest', 'socket'] as const
export type OrderRoute = (typeof ORDER_ROUTES)[number]

/** What a size is counted in when it is typed. `risk` is an amount lost at the stop, settle coin. */
export const SIZE_KINDS = ['base', 'quote', 'percent', 'risk'] as const
export type SizeKind = (typeof SIZE_KINDS)[number]

export interface SizePreset {
  readonly kind: SizeKind
  readonly amount: DecimalString
}

/** Exits at distances from the entry, to be put on an order with one click. Percent of the entry price. */
export interface BracketTemplate {
  readonly name: string
  readonly takeProfitPercent: DecimalString | null
  readonly stopLossPercent: DecimalString | null
  readonly triggerBy: TriggerSource
}

/** Kept in a file that holds no secret. */
export interface Settings {
  readonly language: Language
  readonly theme: Theme
  readonly upDownColours: UpDownColours
  readonly timeZone: 'local' | 'utc'
  readonly environment: Environment
  /** The chosen key set of each environment. */
  readonly keySetIds: Readonly<Record<Environment, string | null>>
  readonly instrument: InstrumentKey
  readonly interval: Interval
  readonly favourites: ReadonlyArray<InstrumentKey>
  readonly orderRoute: OrderRoute
  /** What a new ticket starts with. */
  readonly marginMode: MarginMode
  readonly stpMode: StpMode
  /** By instrument, e.g. `USDT-FUTURES:BTCUSDT`. */
  readonly sizePresets: Readonly<Record<string, ReadonlyArray<SizePreset>>>
  readonly bracketTemplates: ReadonlyArray<BracketTemplate>
  /** The user's own limits on orders; see rules/guards. */
  readonly guards: Readonly<Record<Environment, GuardLimits>>
  /** Minutes without input on this machine until the desk locks; `null`: idleness does not lock it. */
  readonly lockAfterMinutes: number | null
  /** Whether the desk locks with the system's screen and when the machine sleeps. */
  readonly lockWithSystem: boolean
}

export const DEFAULT_SETTINGS: Settings = {
  language: 'en',
  theme: 'dark',
  upDownColours: 'green-up',
  timeZone: 'local',
  environment: 'practice',
  keySetIds: { practice: null, demo: null, live: null },
  instrument: { category: 'USDT-FUTURES', symbol: 'BTCUSDT' },
  interval: '1m',
  favourites: [
    { category: 'USDT-FUTURES', symbol: 'BTCUSDT' },
    { category: 'SPOT', symbol: 'BTCUSDT' },
  ],
  orderRoute: 'rest',
  marginMode: 'crossed',
  stpMode: 'none',
  sizePresets: {},
  bracketTemplates: [
    { name: '1 : 1', takeProfitPercent: '1', stopLossPercent: '1', triggerBy: 'mark' },
    { name: '2 : 1', takeProfitPercent: '2', stopLossPercent: '1', triggerBy: 'mark' },
  ],
  guards: DEFAULT_GUARDS,
  lockAfterMinutes: 15,
  lockWithSystem: true,
}

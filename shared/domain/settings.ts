import type { Environment } from './environment.ts'
import type { InstrumentKey } from './instrument.ts'
import type { Interval } from './market.ts'

export const LANGUAGES = ['en', 'zh-CN'] as const
export type Language = (typeof LANGUAGES)[number]
export const THEMES = ['dark', 'light', 'system'] as const
export type Theme = (typeof THEMES)[number]
export const UP_DOWN_COLOURS = ['green-up', 'red-up', 'blue-up'] as const
export type UpDownColours = (typeof UP_DOWN_COLOURS)[number]

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
}

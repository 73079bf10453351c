import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { DecimalString } from '../../shared/domain/decimal.ts'
import type { Language } from '../../shared/domain/settings.ts'
import { settingsStore } from '../stores/settings-store.ts'
import { type DecimalFormat, formatDecimal, formatPercent } from './decimal-text.ts'
import { formatAge } from './duration-text.ts'
import { formatTime, type TimeStyle, type TimeZone } from './time-text.ts'

export interface Format {
  readonly language: Language
  readonly timeZone: TimeZone
  readonly decimal: (text: DecimalString | null, format?: Omit<DecimalFormat, 'language'>) => string
  readonly percent: (ratio: DecimalString | null, digits?: number, sign?: boolean) => string
  readonly time: (atMs: number | null, style: TimeStyle) => string
  readonly age: (ms: number | null) => string
}

/** Formats in the user's language and time zone. */
function formatFor(language: Language, timeZone: TimeZone): Format {
  return {
    language,
    timeZone,
    decimal: (text, format) => formatDecimal(text, { ...format, language }),
    percent: (ratio, digits = 2, sign = false) => formatPercent(ratio, { language, digits, sign }),
    time: (atMs, style) => formatTime(atMs, timeZone, style),
    age: (ms) => formatAge(ms, language),
  }
}

/** `formatFor` the chosen settings; the component draws again when they change. */
export function useFormat(): Format {
  const language = useStore(settingsStore, (state) => state.settings.language)
  const timeZone = useStore(settingsStore, (state) => state.settings.timeZone)
  return useMemo(() => formatFor(language, timeZone), [language, timeZone])
}

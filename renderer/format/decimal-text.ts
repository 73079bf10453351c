import Big from 'big.js'
import { type DecimalString, parseDecimal } from '../../shared/domain/decimal.ts'
import type { Language } from '../../shared/domain/settings.ts'
import { UNKNOWN } from './unknown.ts'

export interface DecimalFormat {
  readonly language: Language
  /** Digits after the point; absent: as many as the text has. Extra ones are rounded half away from zero. */
  readonly digits?: number
  /** A plus before what is greater than zero. */
  readonly sign?: boolean
  readonly grouping?: boolean
}

const MINUS = '−'

/** Digits after the point of a tick or step: `0.10` and `0.1` have one, `5` has none. */
export function digitsOfStep(step: DecimalString): number {
  const fraction = step.split('.')[1] ?? ''
  return fraction.replace(/0+$/, '').length
}

/** A decimal string for people, from the exact digits: no float is involved. Unknown is "–". */
export function formatDecimal(text: DecimalString | null, format: DecimalFormat): string {
  const value = text === null ? null : parseDecimal(text)
  if (value === null) return UNKNOWN
  const plain =
    format.digits === undefined
      ? value.abs().toFixed()
      : value.abs().round(format.digits, Big.roundHalfUp).toFixed(format.digits)
  const isZero = !/[1-9]/.test(plain)
  const [whole = '0', fraction] = plain.split('.')
  const separators = SEPARATORS[format.language]
  const grouped =
    format.grouping === false ? whole : whole.replace(/\B(?=(\d{3})+$)/g, separators.group)
  const before = isZero ? '' : value.lt(0) ? MINUS : format.sign === true ? '+' : ''
  return before + grouped + (fraction === undefined ? '' : separators.point + fraction)
}

/** A ratio as a percentage: `0.0124` is `1.24%`. */
export function formatPercent(
  ratio: DecimalString | null,
  format: DecimalFormat & { readonly digits: number },
): string {
  const value = ratio === null ? null : parseDecimal(ratio)
  if (value === null) return UNKNOWN
  return `${formatDecimal(value.times(100).toFixed(), format)}%`
}

function separatorsOf(language: Language): { readonly group: string; readonly point: string } {
  const parts = new Intl.NumberFormat(language).formatToParts(11111.1)
  const find = (type: string, otherwise: string) =>
    parts.find((part) => part.type === type)?.value ?? otherwise
  return { group: find('group', ','), point: find('decimal', '.') }
}

const SEPARATORS: Readonly<Record<Language, { readonly group: string; readonly point: string }>> = {
  en: separatorsOf('en'),
  'zh-CN': separatorsOf('zh-CN'),
}

import type { ErrorText } from '../components/error-message.tsx'
import { codesInEnglish } from './code-words-en.ts'
import { strategyCodesInEnglish } from './code-words-strategies-en.ts'
import { strategyCodesInChinese } from './code-words-strategies-zh-cn.ts'
import { tradingCodesInEnglish } from './code-words-trading-en.ts'
import { tradingCodesInChinese } from './code-words-trading-zh-cn.ts'
import { codesInChinese } from './code-words-zh-cn.ts'
import { defineWords, type Words } from './define-words.ts'
import { SHARED_CODES } from './shared-codes.ts'

export type CodeLine = readonly [happened: string, means: string, remedy: string]
export type CodeTable = Readonly<Record<string, CodeLine>>

/**
 * Help for the exchange's codes, from its pages "Error code" (unified account and common). Match is on
 * the code alone: the texts contain typos and follow the locale. Some codes share one explanation.
 */
export const codeLines: Words<CodeTable> = defineWords<CodeTable>(
  { ...codesInEnglish, ...tradingCodesInEnglish, ...strategyCodesInEnglish },
  { ...codesInChinese, ...tradingCodesInChinese, ...strategyCodesInChinese },
)

/** Help for one code; `null` when there is none and the exchange's own words must do. */
export function helpForCode(code: string, lines: CodeTable): ErrorText | null {
  const told = SHARED_CODES.get(code) ?? code
  const line = Object.hasOwn(lines, told) ? lines[told] : undefined
  if (line === undefined) return null
  const [happened, means, remedy] = line
  return { happened, means, remedy }
}

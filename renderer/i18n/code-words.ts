import type { ErrorText } from '../components/error-message.tsx'
import { codesInEnglish } from './code-words-en.ts'
import { codesInChinese } from './code-words-zh-cn.ts'
import { defineWords, type Words } from './define-words.ts'

/** happened, means, remedy */
type Line = readonly [happened: string, means: string, remedy: string]

/**
 * Help for the exchange's codes, from its pages "Error code" (unified account and common). Match is on
 * the code alone: the texts contain typos and follow the locale. Some codes share one explanation.
 */
export const SHARED_CODES: Readonly<Record<string, string>> = {
  '40001': '40006',
  '40037': '40006',
  '40041': '40006',
  '40002': '40009',
  '40003': '40009',
  '40004': '40008',
  '40005': '40008',
  '40078': '40008',
  '40079': '40008',
  '40011': '40012',
  '40066': '40028',
  '40068': '40061',
  '40032': '40069',
  '40038': '40018',
  '40025': '40014',
  '25620': '40014',
  '40022': '40013',
  '40023': '40013',
  '40024': '40013',
  '40026': '40013',
  '40031': '40013',
  '25006': '40013',
  '25007': '40013',
  '40016': '40035',
  '40101': '40035',
  '40010': '40015',
  '40200': '40015',
  '40725': '40015',
  '45001': '40015',
  '25000': '40015',
  '25001': '40015',
  '25003': '25004',
  '40020': '40019',
  '40017': '40019',
  '400171': '40019',
  '400172': '40019',
  '25200': '40019',
  '40924': '40019',
  '40786': '25212',
  '45034': '25212',
  '40102': '25100',
  '40309': '25100',
  '25101': '25102',
  '25103': '25102',
  '25104': '25102',
  '25105': '25102',
  '25106': '25102',
  '22004': '25013',
  '25206': '25205',
  '41117': '25205',
  '41103': '25244',
  '45115': '25244',
  '25610': '40808',
  '22038': '40808',
  '25611': '45110',
  '22034': '45110',
  '43012': '25202',
  '40762': '25230',
  '25233': '25230',
  '25235': '25230',
  '25225': '25231',
  '25226': '25231',
  '25237': '25236',
  '40109': '25204',
  '40768': '25204',
  '43001': '25204',
  '24056': '25204',
  '40923': '25571',
  '25572': '25114',
  '25113': '25114',
  '40797': '25223',
  '25012': '25008',
  '95001': '25008',
  '40110': '40105',
  '22030': '40105',
}

export type CodeTable = Readonly<Record<string, Line>>

/** For the test that proves both languages to cover the same codes. */
export const codeLines: Words<CodeTable> = defineWords<CodeTable>(codesInEnglish, codesInChinese)

/** Help for one code; `null` when there is none and the exchange's own words must do. */
export function helpForCode(code: string, lines: CodeTable): ErrorText | null {
  const line = lines[SHARED_CODES[code] ?? code]
  if (line === undefined) return null
  const [happened, means, remedy] = line
  return { happened, means, remedy }
}

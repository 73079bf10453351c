import { describe, expect, it } from 'vitest'
import { codeLines, helpForCode } from '../../../../renderer/i18n/code-words.ts'
import { SHARED_CODES } from '../../../../renderer/i18n/shared-codes.ts'
import { LANGUAGES } from '../../../../shared/domain/settings.ts'

const words = (text: string): ReadonlyArray<string> => text.trim().split(/\s+/)
const range = (first: number, last: number): ReadonlyArray<string> =>
  Array.from({ length: last - first + 1 }, (_, index) => String(first + index))

// Every code of the exchange's lists that a client of the unified account can meet.
const LISTS: Readonly<Record<string, ReadonlyArray<string>>> = {
  'authentication failures': words(`
    429 22010 25245 25620 40001 40002 40003 40004 40005 40006 40007 40008 40009 40010 40011 40012
    40013 40014 40015 40016 40018 40022 40023 40024 40025 40026 40031 40035 40036 40037 40038 40085
    40099 40200 40404 40725 40808 45001`),
  'demo trading': words('22030 22035 40105 40110'),
  'the choice of a rejection': words(`
    00001 24056 25008 25010 25012 25013 25100 25101 25102 25103 25104 25105 25114 25200 25202 25203
    25204 25205 25206 25207 25208 25209 25211 25212 25223 25225 25227 25228 25229 25230 25231 25232
    25236 25244 25571 25572 25575 25599 25601 25610 40019 40020 400172 40305 40306 40707 40762
    40808 40924 41103 41117 43012 43117 45110 45113`),
  'the trading engine': [
    ...range(25000, 25013),
    ...range(25100, 25108),
    ...words('25110 25113 25114'),
    ...range(25200, 25245),
    ...range(25559, 25612),
    ...words('25620 25622'),
    ...range(25650, 25655),
    '43117',
    ...range(95001, 95014),
  ],
  'the gateway': words(`
    00001 22004 22034 22038 40017 40019 40020 40021 40027 40028 40029 40032 40034 40036 40040 40041
    40048 40053 40054 40056 40057 40058 40059 40061 40063 40064 40065 40066 40068 40069 40070 40071
    40078 40079 40086 40101 40102 40103 40104 40109 40199 40301 40303 40309 40402 40704 40705 40707
    40768 40786 40797 40805 40812 40813 40815 40816 40908 40910 40913 40920 40922 40923 40924 41101
    41103 43001 43011 43012 45034 45110 45113 45115 50060 400171 400172`),
}

describe.each(LANGUAGES)('in %s', (language) => {
  it.each(Object.entries(LISTS))('has help for each code of %s', (_, codes) => {
    expect(codes.filter((code) => helpForCode(code, codeLines[language]) === null)).toEqual([])
  })

  it('says in whole sentences what happened, what it means and what to do', () => {
    for (const [code, line] of Object.entries(codeLines[language]))
      for (const part of line) {
        expect(part, code).toMatch(language === 'en' ? /^[A-Z].*\.$/ : /^.+。$/)
        expect(part, code).not.toMatch(/[!！]|undefined|\.\.|。。/)
      }
  })

  it('says nothing about a code that no list has', () => {
    for (const code of ['', '99999', 'constructor', '__proto__'])
      expect(helpForCode(code, codeLines[language])).toBeNull()
  })
})

it('explains the same codes in both languages', () => {
  expect(Object.keys(codeLines['zh-CN']).sort()).toEqual(Object.keys(codeLines.en).sort())
})

it('shares explanations only of codes that have one, and none that has its own', () => {
  for (const [code, told] of SHARED_CODES) {
    expect(codeLines.en, told).toHaveProperty([told])
    expect(codeLines.en, code).not.toHaveProperty([code])
  }
})

it.each([
  ['25579', 'long', 'take-profit', 'above the entry price'],
  ['25580', 'long', 'stop-loss', 'below the entry price'],
  ['25587', 'short', 'take-profit', 'below the last price'],
  ['25592', 'short', 'stop-loss', 'above the mark price'],
  ['25650', 'long', 'stop-loss', 'below the last price'],
  ['25651', 'short', 'take-profit', 'below the last price'],
  ['25652', 'long', 'take-profit', 'above the last price'],
])('tells for %s that the exit of a %s, its %s, belongs %s', (code, position, exit, side) => {
  expect(helpForCode(code, codeLines.en)?.happened).toBe(
    `The ${exit} of a ${position} must be ${side}.`,
  )
})

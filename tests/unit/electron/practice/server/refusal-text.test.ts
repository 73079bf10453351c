import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { refusalText, valuesInText } from '../../../../../electron/practice/server/refusal-text.ts'

test('fills in the figures, in the language asked for', () => {
  expect(refusalText('25205', ['BTCUSDT', '5'], 'en-US')).toBe(
    'BTCUSDT trading price cannot be below 5%',
  )
  expect(refusalText('25204', [], 'zh-CN')).toBe('订单不存在')
})

test.each([
  ['45110', 'less than the minimum amount 5 USDT', ['5']],
  ['25204', 'Order does not exist', []],
  ['25205', 'BTCUSDT trading price cannot be below 5%', ['BTCUSDT', '5']],
  ['99999', 'Something new', ['Something new']],
])('finds the figures of a finished %s text', (code, text, values) => {
  expect(valuesInText(code, text)).toEqual(values)
  expect(refusalText(code, valuesInText(code, text), 'en-US')).toBe(text)
})

test.each([
  [
    '25580',
    'For long position TP/SL (close long), the stop-loss trigger price must be less than the average entry price',
  ],
  [
    '25592',
    'For short position TP/SL (close short), the stop-loss trigger price must be greater than the mark price',
  ],
  ['25607', 'Stop-loss trigger price does not meet precision requirements'],
])('%s has the words of the error page', (code, text) => {
  expect(refusalText(code, [], 'en-US')).toBe(text)
  expect(refusalText(code, [], 'zh-CN')).toMatch(/[\u4e00-\u9fff]/)
})

/** Every code that stands in the practice exchange's own code, as five or six digits in quotes. */
function usedCodes(): ReadonlyArray<string> {
  const folder = 'electron/practice'
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const codes = files
    .filter((file) => file.endsWith('.ts') && !file.startsWith('market'))
    .flatMap((file) => [
      ...readFileSync(join(folder, file), 'utf8').matchAll(/'((?:2[245]|4[01345])\d{3}|400172)'/g),
    ])
  return [...new Set(codes.flatMap(([, code]) => code ?? []))].toSorted()
}

test.each(usedCodes())('%s, which is used, has a text in both languages', (code) => {
  const english = refusalText(code, ['X', 'Y'], 'en-US')
  expect(english).not.toBe('X')
  expect(refusalText(code, ['X', 'Y'], 'zh-CN')).not.toBe(english)
})

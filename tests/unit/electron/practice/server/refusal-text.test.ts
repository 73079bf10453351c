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

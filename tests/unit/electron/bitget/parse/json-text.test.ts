import { expect, it } from 'vitest'
import { isTooDeep, parseJson } from '../../../../../electron/bitget/parse/json-text.ts'
import { readAnswer } from '../../../../../electron/bitget/rest/envelope.ts'

it.each([
  ['{"a":12345678901234567890.12}', '12345678901234567890.12'],
  ['{"a":1380000000000001001}', '1380000000000001001'],
  ['{"a":1e400}', '1e400'],
  ['{"a":0.10}', '0.10'],
  ['{"a":[-0.1]}', [-0.1]],
  ['{"a":20}', 20],
  ['{"a":1790000000123}', 1_790_000_000_123],
])('keeps the digits of %s', (text, value) => {
  expect(parseJson(text)).toEqual({ a: value })
})

it('refuses a nest that would fill the memory', () => {
  expect(isTooDeep('['.repeat(1_000_000))).toBe(true)
  const answer = `{"code":"00000","data":${'['.repeat(70_000)}1${']'.repeat(70_000)}}`
  expect(isTooDeep(answer)).toBe(true)
  expect(readAnswer(200, answer, null).envelope).toBeNull()
})

it('reads a long answer whose texts hold brackets', () => {
  const text = JSON.stringify({ data: Array(3000).fill('[[[{{{"\\') })
  expect(isTooDeep(text)).toBe(false)
  expect(parseJson(text)).toEqual(JSON.parse(text))
})

import { expect, it } from 'vitest'
import { hasHidden, plainText, spelledOut } from '../../../../shared/domain/plain-text.ts'

it.each([
  ['Insufficient balance', 'Insufficient balance'],
  ['余额不足 😀', '余额不足 😀'],
  ['a\u202ecba', 'acba'],
  ['a\u200bb\ufeffc', 'abc'],
  ['one\r\ntwo\u0000three', 'one  two three'],
  ['half \ud83d', 'half'],
  ['line\u2028break', 'line break'],
])('shows %j as %j', (text, shown) => {
  expect(plainText(text, 100)).toBe(shown)
})

it('cuts what is too long, and not through the middle of a character', () => {
  expect(plainText('x'.repeat(500), 300)).toHaveLength(300)
  expect(plainText('abc😀', 4)).toBe('abc')
})

it('spells hidden characters out in texts that are kept whole', () => {
  expect(spelledOut('{"msg":"a\u202eb"}\n')).toBe('{"msg":"a\\u202eb"}\n')
  expect(spelledOut('\u{e0001}')).toBe('\\udb40\\udc01')
})

it('knows a text without hidden characters', () => {
  expect(hasHidden('BTCUSDT')).toBe(false)
  expect(hasHidden('币安人生USDT')).toBe(false)
  expect(hasHidden('BTC\u202eUSDT')).toBe(true)
})

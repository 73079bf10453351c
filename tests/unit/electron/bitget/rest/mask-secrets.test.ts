import { expect, it } from 'vitest'
import { keyHint, maskOf } from '../../../../../electron/bitget/rest/mask-secrets.ts'

const KEY = 'bg_0123456789abcdef0123456789abcdef'
const OTHER = 'bg_fedcba9876543210fedcba9876543210'
const mask = maskOf(KEY, ['p&ss"word', 'abc'])

it.each([
  ['its own key', `key ${KEY}.`, 'key ••••cdef.'],
  ['keys of others, as in a list', `[{"apiKey":"${OTHER}"}]`, '[{"apiKey":"••••3210"}]'],
  ['a passphrase as typed', 'p&ss"word', '••••••••'],
  ['a passphrase in JSON', '"p&ss\\"word"', '"••••••••"'],
  ['a passphrase in a URL', '?x=p%26ss%22word', '?x=••••••••'],
  ['nothing that is too short to be told from words', 'abcdef', 'abcdef'],
  ['nothing that only begins like a key', 'bg_short and bg_', 'bg_short and bg_'],
])('masks %s', (_what, text, masked) => {
  expect(mask(text)).toBe(masked)
})

it('gives no hint of a short key', () => {
  expect(keyHint('bg_12345')).toBe('••••')
})

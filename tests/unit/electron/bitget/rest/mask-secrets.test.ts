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

// No key of the exchange has to look like one: "parse as opaque text" (page bitget-v3-rest, 9.1).
const OPAQUE = 'opaque-key/of+a_sub~9f21'
it.each([
  ['apiKey', '9.5 to 9.8, samples'],
  ['apikey', '9.6, 9.7, tables'],
  ['subApiKey', 'the wording of 40065'],
  ['subAccountApiKey', 'as clients call it'],
  ['sub_api_key', 'as clients call it'],
  ['api-key', 'as clients call it'],
  ['ACCESS-KEY', 'section 2'],
])('masks an opaque key named %s (%s), in a body and in a query', (name) => {
  const cut: ReadonlyArray<readonly [string, string]> = [
    [`{"${name}":"${OPAQUE}"}`, `{"${name}":"••••9f21"}`],
    [`[{ "${name}" : "${OPAQUE}" }]`, `[{ "${name}" : "••••9f21" }]`],
    [JSON.stringify(JSON.stringify({ [name]: OPAQUE })), `"{\\"${name}\\":\\"••••9f21\\"}"`],
    [`{"${name}":"${OPAQUE.replace('/', '\\/')}"}`, `{"${name}":"••••9f21"}`],
    [`{"${name}":"opaque\\u002d9f21x"}`, `{"${name}":"••••f21x"}`],
    [`{"${name}":1234567890123}`, `{"${name}":"••••0123"}`],
    [`subUid=1&${name}=${encodeURIComponent(OPAQUE)}&limit=1`, `subUid=1&${name}=••••9f21&limit=1`],
    [`1790GET/api/v3/user/x?${name}=${OPAQUE}`, `1790GET/api/v3/user/x?${name}=••••9f21`],
  ]
  for (const [text, masked] of cut) {
    expect(mask(text)).toBe(masked)
    expect(mask(masked)).toBe(masked)
  }
})

it.each(['secret', 'secretKey', 'secret_key', 'passphrase', 'ACCESS-PASSPHRASE'])(
  'hides what is named %s whole',
  (name) => {
    expect(mask(`{"${name}":"a\\"b/c","x":1}`)).toBe(`{"${name}":"••••••••","x":1}`)
    expect(mask(`a=1&${name}=b%2Fc&x=1`)).toBe(`a=1&${name}=••••••••&x=1`)
  },
)

it.each([
  ['a message', '{"code":"40037","msg":"Apikey does not exist"}'],
  ['another member', '{"note":"apiKey","ts":"1","keys":"apiKey: see page"}'],
  ['an empty key', '{"apiKey":"","passphrase":""}'],
  ['no key', '{"apiKey":null}'],
])('leaves %s as it is', (_what, text) => {
  expect(mask(text)).toBe(text)
})

it('takes time in proportion to the text, whatever it is made of', () => {
  for (const piece of ['api', '"api', 'api-key', '\\', '"apiKey":"', 'secret', '&apikey']) {
    const text = piece.repeat(60_000)
    expect(mask(text).length).toBeGreaterThan(0)
  }
})

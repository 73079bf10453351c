import { describe, expect, it } from 'vitest'
import { loginText, signedText } from '../../../../electron/bitget/signing/signed-text.ts'
import {
  explainSignature,
  hasSignatureFault,
} from '../../../../shared/rules/signature-explanation.ts'

const AT_MS = 1_790_000_000_000

function explain(code: string, text: string | null, acceptedAtMs: number | null = AT_MS + 20) {
  return explainSignature({ code, signedText: text, acceptedAtMs })
}

const partsOf = (text: string) =>
  explain('40009', text)?.parts.map(({ name, text: part }) => [name, part])

describe('the signed text', () => {
  // What signs is the independent truth: the parts joined must be the text again.
  it.each([
    { method: 'GET', path: '/api/v3/account/settings', query: '', body: '' },
    { method: 'GET', path: '/api/v3/trade/order-info', query: 'clientOid=desk%3A1%2Fa', body: '' },
    {
      method: 'POST',
      path: '/api/v3/trade/place-order',
      query: '',
      body: '{"qty":"0.01","a":"?"}',
    },
    { method: 'POST', path: '/api/v3/trade/place-batch', query: '', body: '[{"a":1},{"a":2}]' },
    { method: 'POST', path: '/api/v3/x', query: 'a=1&b=2', body: '{"c":3}' },
    { method: 'POST', path: '/api/v3/account/switch', query: '', body: '' },
  ] as const)('of $method $path comes apart as it was put together (%#)', (parts) => {
    const text = signedText({ timestamp: String(AT_MS), ...parts })
    expect(partsOf(text)).toEqual(
      [
        ['timestamp', String(AT_MS)],
        ['method', parts.method],
        ['path', parts.path],
        ['query', parts.query === '' ? '' : `?${parts.query}`],
        ['body', parts.body],
      ].filter(([, part]) => part !== ''),
    )
    expect(
      partsOf(text)
        ?.map(([, part]) => part)
        .join(''),
    ).toBe(text)
  })

  it('is not guessed at when it has another shape', () => {
    expect(partsOf('something else')).toEqual([])
  })

  it('of a login comes apart as it was put together, its time in seconds or ms', () => {
    for (const timestamp of ['1790000000', '1790000000000']) {
      const text = loginText(timestamp)
      const explained = explain('30014', text)
      expect(explained?.parts.map((part) => part.text).join('')).toBe(text)
      expect(explained?.signedAtMs).toBe(AT_MS)
    }
  })

  it('of a login is shown in its shape, without the timestamp that nobody kept', () => {
    const parts = explain('30015', null)?.parts ?? []
    expect(parts.map(({ text }) => text ?? '1790000000').join('')).toBe(loginText('1790000000'))
  })
})

const GET = `${AT_MS}GET/api/v3/account/info`

describe('the likely wrong part', () => {
  it.each([
    ['40011', 'passphrase', ['passphrase']],
    ['40012', 'passphrase', ['passphrase']],
    ['30012', 'passphrase', ['passphrase']],
    ['40002', 'secret', ['secret']],
    ['40009', 'secret', ['secret']],
    ['30015', 'secret', ['secret']],
    ['40001', 'key', ['key']],
    ['40006', 'key', ['key']],
    ['30011', 'key', ['key']],
    ['40037', 'key-or-environment', ['key', 'environment']],
    ['40099', 'environment', ['environment']],
    ['40018', 'address', ['address']],
    ['40038', 'address', ['address']],
    ['30005', 'login', ['key', 'secret', 'passphrase']],
  ] as const)('after %s is the %s, and no part of the text', (code, fault, suspects) => {
    const explained = explain(code, GET)
    expect(explained).toMatchObject({ fault, suspects })
    expect(explained?.parts.some((part) => part.isSuspect)).toBe(false)
  })

  it.each([
    ['40008', AT_MS + 45_000, 'clock', -45_000],
    ['40004', AT_MS - 31_000, 'clock', 31_000],
    ['40005', AT_MS + 30_000, 'clock', -30_000],
    ['40008', AT_MS + 29_999, 'held-up', -29_999],
    ['40008', null, 'clock', null],
    ['30014', null, 'clock', null],
  ] as const)(
    'after %s is the timestamp, with its offset (%#)',
    (code, accepted, fault, offsetMs) => {
      const explained = explain(code, GET, accepted)
      expect(explained).toMatchObject({ fault, offsetMs, suspects: [] })
      expect(explained?.parts.filter((part) => part.isSuspect).map(({ name }) => name)).toEqual([
        'timestamp',
      ])
    },
  )

  it.each(['00000', '25203', '429', '40014', '40007', '40010', '30001'])(
    'is not asked about %s, which is no matter of signing',
    (code) => {
      expect(hasSignatureFault(code)).toBe(false)
      expect(explain(code, GET)).toBeNull()
    },
  )
})

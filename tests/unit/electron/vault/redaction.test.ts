import { describe, expect, it } from 'vitest'
import {
  MASK,
  Redactor,
  redactText,
  redactValue,
  secretForms,
} from '../../../../electron/vault/redaction.ts'

const HEX64 = '9d2c4b6a8e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f70819203'
const SECRET = 'canary+secret/with=signs&"quote"'

describe('redaction', () => {
  it.each([
    ['an API key', 'key bg_5f0c1d2e3a4b5c6d7e8f901234567890 was used', `key ${MASK} was used`],
    ['64 hex digits', `secret is ${HEX64}.`, `secret is ${MASK}.`],
    ['a header', 'ACCESS-PASSPHRASE: Practice99', `ACCESS-PASSPHRASE: ${MASK}`],
    ['a JSON field', '{"passphrase":"a b\\"c","a":1}', `{"passphrase":${MASK},"a":1}`],
    [
      'JSON in JSON',
      '{\\"secretKey\\":\\"abc\\",\\"a\\":1}',
      `{\\"secretKey\\":${MASK},\\"a\\":1}`,
    ],
    ['a query', 'https://x/?apiKey=abc&symbol=BTC', `https://x/?apiKey=${MASK}&symbol=BTC`],
    ['a PEM block', '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----', MASK],
    ['a cut PEM block', 'x -----BEGIN RSA PRIVATE KEY-----\nMIIE', `x ${MASK}`],
  ])('masks %s', (_name, text, masked) => {
    expect(redactText(text, [])).toBe(masked)
  })

  it.each([
    'order 1234567890 accepted in 12 ms',
    'the passphrase is wrong',
    'clientOid=kd-0001&symbol=BTCUSDT',
    'designed: yes',
  ])('leaves "%s" as it is', (text) => {
    expect(redactText(text, [])).toBe(text)
  })

  it('masks a known secret in every form it may travel in', () => {
    const forms = secretForms([SECRET])
    const bytes = Buffer.from(SECRET)
    for (const form of [
      SECRET,
      JSON.stringify(SECRET),
      encodeURIComponent(SECRET),
      bytes.toString('base64'),
      bytes.toString('base64url'),
      bytes.toString('hex'),
    ]) {
      expect(redactText(`<${form}>`, forms)).toMatch(/^<"?\[redacted\]"?>$/)
    }
  })

  it('knows a private key by any of its lines, and without its line breaks', () => {
    const lines = ['MIIEvQIBADANBgkqhkiG9w0BAQEFAASC', 'BKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj']
    const pem = `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`
    const forms = secretForms([pem])
    for (const part of [pem, JSON.stringify(pem), ...lines, lines.join('')]) {
      const masked = redactText(`<${part}>`, forms)
      expect(masked).not.toMatch(/MII|BKc/)
    }
  })

  it('masks members by name, and texts anywhere in an object', () => {
    const value = {
      headers: new Map([['ACCESS-SIGN', 'abc']]),
      list: [{ Passphrase: 1 }, `x ${SECRET}`],
      [SECRET]: 1n,
      bytes: new Uint8Array(3),
    }
    expect(redactValue(value, secretForms([SECRET]))).toEqual({
      headers: { 'ACCESS-SIGN': MASK },
      list: [{ Passphrase: MASK }, `x ${MASK}`],
      [MASK]: '1',
      bytes: '[3 bytes]',
    })
  })

  it('masks errors with their stack, causes and extra members', () => {
    const cause = Object.assign(new Error(`inner ${SECRET}`), { body: SECRET })
    const masked = redactValue(new Error(`outer ${SECRET}`, { cause }), secretForms([SECRET]))
    expect(JSON.stringify(masked)).not.toContain('canary')
    expect(masked).toMatchObject({ message: `outer ${MASK}`, cause: { body: MASK } })
  })

  it('ends on circular and deep values', () => {
    const circular: { self?: unknown } = {}
    circular.self = circular
    let deep: unknown = 'end'
    for (let level = 0; level < 50; level += 1) deep = { deep }
    expect(redactValue(circular, [])).toEqual({ self: '[circular]' })
    expect(JSON.stringify(redactValue(deep, []))).toContain('[deep]')
  })

  it('knows the secrets of the key sets in memory, and no longer those forgotten', () => {
    const redactor = new Redactor()
    redactor.remember('a', ['first-secret'])
    redactor.remember('b', ['second-secret'])
    redactor.forget('a')
    expect(redactor.redact('first-secret second-secret')).toBe(`first-secret ${MASK}`)
  })
})

import { format, inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { Credential } from '../../../../electron/vault/credential.ts'

const MATERIAL = {
  environment: 'practice',
  algorithm: 'hmac',
  apiKey: 'bg_0123456789abcdef0123456789abcdef',
  secretKey: 'practice-secret-0123456789abcdef',
  passphrase: 'Practice99',
} as const

// Worked examples for this secret and the timestamp 1790000000000.
const VECTORS = [
  ['GET/api/v3/account/settings', 'LTeaZLWWxl9PGS7pi7r9552E+C0lSRXt/tWO02wHIBQ='],
  [
    'GET/api/v3/trade/unfilled-orders?category=USDT-FUTURES&limit=50&symbol=BTCUSDT',
    'a2OH6G+qKYcLgCMkjDD5bqz+Mzhyki4gECejzp2N/+U=',
  ],
  [
    'POST/api/v3/trade/place-order{"category":"USDT-FUTURES","symbol":"BTCUSDT","qty":"0.01","price":"61250.5","side":"buy","orderType":"limit","timeInForce":"gtc","clientOid":"desk-000001"}',
    'l2HPT0LTXCZRzO1e8nl4rTkNkIKQMO19EvlXUwDAK6g=',
  ],
  ['POST/api/v3/account/switch', '7CM+jfZR6iYwuw0Uy/yjpN5taB9YsT8IKU2UAwRMt/k='],
  [
    'GET/api/v3/trade/order-info?clientOid=desk%3A1%2Fa',
    'Os7eF0O0Kc9eTZc8Pkm+Gf7RA5ZezrWMki/57IIPDLA=',
  ],
  [
    'GET/api/v3/trade/order-info?clientOid=desk:1/a',
    'APXHPqWhYmaw4wzfuru4DVRbSFH19h6L2v2v6rb75FE=',
  ],
] as const

describe('a credential', () => {
  it.each(VECTORS)('signs 1790000000000%s', (text, signature) => {
    expect(new Credential('id', MATERIAL).sign(`1790000000000${text}`)).toBe(signature)
  })

  it('gives the wire the key and the passphrase', () => {
    const { apiKey, passphrase } = MATERIAL
    expect(new Credential('id', MATERIAL).authorise()).toEqual({ apiKey, passphrase })
  })

  it('tells nothing when it is printed, serialised, inspected, spread or cloned', () => {
    const credential = new Credential('id', MATERIAL)
    const told = [
      String(credential),
      `${credential}`,
      JSON.stringify({ credential }),
      inspect(credential, { showHidden: true, depth: null }),
      format('%o %O %s %j', credential, credential, credential, credential),
      JSON.stringify({ ...credential }),
      JSON.stringify(structuredClone(credential)),
      JSON.stringify(Object.getOwnPropertyDescriptors(credential)),
    ].join('\n')
    for (const secret of [MATERIAL.apiKey, MATERIAL.secretKey, MATERIAL.passphrase]) {
      expect(told).not.toContain(secret)
    }
  })

  it('keeps the last four characters as a hint, and a fingerprint that tells keys apart', () => {
    const credential = new Credential('id', MATERIAL)
    const other = new Credential('id', { ...MATERIAL, apiKey: `${MATERIAL.apiKey}0` })
    expect(credential.hint).toBe('cdef')
    expect(new Credential('other', MATERIAL).fingerprint).toBe(credential.fingerprint)
    expect(other.fingerprint).not.toBe(credential.fingerprint)
  })

  it('neither signs nor authorises once wiped', () => {
    const credential = new Credential('id', MATERIAL)
    credential.wipe()
    expect(() => credential.sign('text')).toThrow('forgotten')
    expect(() => credential.authorise()).toThrow('forgotten')
  })
})

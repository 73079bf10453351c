import { verify } from 'node:crypto'
import { format, inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { Credential } from '../../../../electron/vault/credential.ts'
import { makeRsaKey } from '../../../helpers/rsa-key.ts'

const MATERIAL = {
  environment: 'practice',
  algorithm: 'hmac',
  apiKey: 'bg_0123456789abcdef0123456789abcdef',
  secretKey: 'practice-secret-0123456789abcdef',
  passphrase: 'Practice99',
} as const

const { privatePem, publicPem } = makeRsaKey()
const RSA = { ...MATERIAL, algorithm: 'rsa', secretKey: privatePem } as const

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

  it('signs with an RSA key what the public key verifies, and nothing else', () => {
    const text = '1790000000000GET/api/v3/account/settings'
    const signature = Buffer.from(new Credential('id', RSA).sign(text), 'base64')
    // RSASSA-PKCS1-v1_5 over SHA-256 is what Node verifies by default for RSA.
    expect(verify('sha256', Buffer.from(text), publicPem, signature)).toBe(true)
    expect(verify('sha256', Buffer.from(`${text} `), publicPem, signature)).toBe(false)
  })

  it('is not made of an RSA secret that is no private key', () => {
    expect(() => new Credential('id', { ...RSA, secretKey: publicPem })).toThrow('no RSA')
  })

  it('gives the wire the key and the passphrase', () => {
    const { apiKey, passphrase } = MATERIAL
    expect(new Credential('id', MATERIAL).authorise()).toEqual({ apiKey, passphrase })
  })

  it.each([
    ['HMAC', MATERIAL],
    ['RSA', RSA],
  ])(
    'tells nothing when it is printed, serialised, inspected, spread or cloned (%s)',
    (_name, material) => {
      const credential = new Credential('id', material)
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
      const secrets = [material.apiKey, ...material.secretKey.split('\n'), material.passphrase]
      for (const secret of secrets.filter((text) => text !== '')) expect(told).not.toContain(secret)
    },
  )

  it('keeps the last four characters as a hint, and a fingerprint that tells keys apart', () => {
    const credential = new Credential('id', MATERIAL)
    const other = new Credential('id', { ...MATERIAL, apiKey: `${MATERIAL.apiKey}0` })
    expect(credential.hint).toBe('cdef')
    expect(new Credential('other', MATERIAL).fingerprint).toBe(credential.fingerprint)
    expect(other.fingerprint).not.toBe(credential.fingerprint)
  })

  it.each([MATERIAL, RSA])('neither signs nor authorises once wiped (%#)', (material) => {
    const credential = new Credential('id', material)
    credential.wipe()
    expect(() => credential.sign('text')).toThrow('forgotten')
    expect(() => credential.authorise()).toThrow('forgotten')
  })
})

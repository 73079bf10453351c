import { expect, test } from 'vitest'
import {
  createPracticeKey,
  RSA_KEY_PLAN,
} from '../../../../../electron/practice/accounts/practice-key.ts'
import {
  isLoginSignature,
  isRequestSignature,
} from '../../../../../electron/practice/auth/request-signature.ts'

const SECRET = 'practice-secret-0123456789abcdef'
const hmac = (secretKey: string) => ({ secretKey, publicKey: null })
const PLACE =
  '{"category":"USDT-FUTURES","symbol":"BTCUSDT","qty":"0.01","price":"61250.5","side":"buy","orderType":"limit","timeInForce":"gtc","clientOid":"desk-000001"}'

const VECTORS = [
  ['GET', '/api/v3/account/settings', '', '', 'LTeaZLWWxl9PGS7pi7r9552E+C0lSRXt/tWO02wHIBQ='],
  [
    'GET',
    '/api/v3/trade/unfilled-orders',
    'category=USDT-FUTURES&limit=50&symbol=BTCUSDT',
    '',
    'a2OH6G+qKYcLgCMkjDD5bqz+Mzhyki4gECejzp2N/+U=',
  ],
  ['POST', '/api/v3/trade/place-order', '', PLACE, 'l2HPT0LTXCZRzO1e8nl4rTkNkIKQMO19EvlXUwDAK6g='],
  ['POST', '/api/v3/account/switch', '', '', '7CM+jfZR6iYwuw0Uy/yjpN5taB9YsT8IKU2UAwRMt/k='],
  [
    'GET',
    '/api/v3/trade/order-info',
    'clientOid=desk%3A1%2Fa',
    '',
    'Os7eF0O0Kc9eTZc8Pkm+Gf7RA5ZezrWMki/57IIPDLA=',
  ],
  [
    'GET',
    '/api/v3/trade/order-info',
    'clientOid=desk%3A1%2Fa',
    '',
    'APXHPqWhYmaw4wzfuru4DVRbSFH19h6L2v2v6rb75FE=',
  ],
] as const

function request(method: string, path: string, query: string, body: string) {
  return { timestamp: '1790000000000', method, path, query, body: Buffer.from(body) }
}

test.each(VECTORS)(
  'accepts the printed signature of %s %s?%s',
  (method, path, query, body, sign) => {
    expect(isRequestSignature(hmac(SECRET), request(method, path, query, body), sign)).toBe(true)
  },
)

test.each([
  ['another secret', 'x', '/api/v3/account/settings', VECTORS[0][4]],
  ['another path', SECRET, '/api/v3/account/assets', VECTORS[0][4]],
  ['a shorter signature', SECRET, '/api/v3/account/settings', VECTORS[0][4].slice(0, -1)],
  ['no signature', SECRET, '/api/v3/account/settings', ''],
])('refuses %s', (_, secret, path, sign) => {
  expect(isRequestSignature(hmac(secret), request('GET', path, '', ''), sign)).toBe(false)
})

test('a query with a stray percent sign is refused, not an error', () => {
  expect(isRequestSignature(hmac(SECRET), request('GET', '/api/v3/x', 'a=%zz', ''), 'x')).toBe(
    false,
  )
})

test.each([
  ['1790000000', 'v17TrEgG7ykv3NrqrHfew1hHBjTvzAlgS7LAtsTUkpc='],
  ['1790000000000', 'vCjLfj2ZcbKzK7OHmFcOdbzSXaA47bbG7oMOEXYXrzk='],
])('accepts the printed login signature of %s', (timestamp, sign) => {
  expect(isLoginSignature(hmac('practice-secret-0001'), timestamp, sign)).toBe(true)
  expect(isLoginSignature(hmac('practice-secret-0002'), timestamp, sign)).toBe(false)
})

/** Web Crypto signs, so that the check is not made with the code that it checks. */
async function webSignature(pem: string, text: string): Promise<string> {
  const der = Buffer.from(pem.replace(/-----[A-Z ]+-----|\s/g, ''), 'base64')
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign'])
  const signature = await crypto.subtle.sign(algorithm.name, key, Buffer.from(text))
  return Buffer.from(signature).toString('base64')
}

test('an RSA key is checked against its public half, raw query first and decoded second', async () => {
  const key = createPracticeKey(RSA_KEY_PLAN, 1)
  const asked = request('GET', '/api/v3/trade/order-info', 'clientOid=desk%3A1', '')
  const head = '1790000000000GET/api/v3/trade/order-info?clientOid='
  const raw = await webSignature(key.secretKey, `${head}desk%3A1`)
  const decoded = await webSignature(key.secretKey, `${head}desk:1`)
  expect(isRequestSignature(key, asked, raw)).toBe(true)
  expect(isRequestSignature(key, asked, decoded)).toBe(true)
  expect(isRequestSignature(key, { ...asked, method: 'POST' }, raw)).toBe(false)
  expect(isRequestSignature(createPracticeKey(RSA_KEY_PLAN, 2), asked, raw)).toBe(false)
  expect(isRequestSignature(key, asked, 'no base64!')).toBe(false)
})

test('an RSA key logs in with the same text', async () => {
  const key = createPracticeKey(RSA_KEY_PLAN, 1)
  const signature = await webSignature(key.secretKey, '1790000000GET/user/verify')
  expect(isLoginSignature(key, '1790000000', signature)).toBe(true)
  expect(isLoginSignature(key, '1790000001', signature)).toBe(false)
})

import { expect, test } from 'vitest'
import {
  isLoginSignature,
  isRequestSignature,
} from '../../../../../electron/practice/auth/request-signature.ts'

const SECRET = 'practice-secret-0123456789abcdef'
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
    expect(isRequestSignature(SECRET, request(method, path, query, body), sign)).toBe(true)
  },
)

test.each([
  ['another secret', 'x', '/api/v3/account/settings', VECTORS[0][4]],
  ['another path', SECRET, '/api/v3/account/assets', VECTORS[0][4]],
  ['a shorter signature', SECRET, '/api/v3/account/settings', VECTORS[0][4].slice(0, -1)],
  ['no signature', SECRET, '/api/v3/account/settings', ''],
])('refuses %s', (_, secret, path, sign) => {
  expect(isRequestSignature(secret, request('GET', path, '', ''), sign)).toBe(false)
})

test('a query with a stray percent sign is refused, not an error', () => {
  expect(isRequestSignature(SECRET, request('GET', '/api/v3/x', 'a=%zz', ''), 'x')).toBe(false)
})

test.each([
  ['1790000000', 'v17TrEgG7ykv3NrqrHfew1hHBjTvzAlgS7LAtsTUkpc='],
  ['1790000000000', 'vCjLfj2ZcbKzK7OHmFcOdbzSXaA47bbG7oMOEXYXrzk='],
])('accepts the printed login signature of %s', (timestamp, sign) => {
  expect(isLoginSignature('practice-secret-0001', timestamp, sign)).toBe(true)
  expect(isLoginSignature('practice-secret-0002', timestamp, sign)).toBe(false)
})

import { describe, expect, it } from 'vitest'
import {
  loginText,
  queryText,
  type SignedParts,
  signedText,
} from '../../../../../electron/bitget/signing/signed-text.ts'
import { hmacSigner } from '../../../../helpers/hmac-signer.ts'

const signer = hmacSigner('practice-secret-0123456789abcdef')
const timestamp = '1790000000000'
const ORDER =
  '{"category":"USDT-FUTURES","symbol":"BTCUSDT","qty":"0.01","price":"61250.5","side":"buy","orderType":"limit","timeInForce":"gtc","clientOid":"desk-000001"}'

const get = (path: string, query = ''): SignedParts => ({
  timestamp,
  method: 'GET',
  path,
  query,
  body: '',
})
const post = (path: string, body: string): SignedParts => ({
  timestamp,
  method: 'POST',
  path,
  query: '',
  body,
})

describe('the text that a request signs', () => {
  it.each<[SignedParts, string]>([
    [get('/api/v3/account/settings'), 'LTeaZLWWxl9PGS7pi7r9552E+C0lSRXt/tWO02wHIBQ='],
    [
      get(
        '/api/v3/trade/unfilled-orders',
        queryText([
          ['symbol', 'BTCUSDT'],
          ['category', 'USDT-FUTURES'],
          ['limit', '50'],
        ]),
      ),
      'a2OH6G+qKYcLgCMkjDD5bqz+Mzhyki4gECejzp2N/+U=',
    ],
    [post('/api/v3/trade/place-order', ORDER), 'l2HPT0LTXCZRzO1e8nl4rTkNkIKQMO19EvlXUwDAK6g='],
    [post('/api/v3/account/switch', ''), '7CM+jfZR6iYwuw0Uy/yjpN5taB9YsT8IKU2UAwRMt/k='],
    [
      get('/api/v3/trade/order-info', queryText([['clientOid', 'desk:1/a']])),
      'Os7eF0O0Kc9eTZc8Pkm+Gf7RA5ZezrWMki/57IIPDLA=',
    ],
  ])('gives the printed signature of %j', (parts, signature) => {
    expect(signer.sign(signedText(parts))).toBe(signature)
  })

  it('has a question mark only before a query', () => {
    expect(signedText(get('/api/v3/a'))).toBe('1790000000000GET/api/v3/a')
    expect(signedText({ ...post('/api/v3/a', '{}'), query: 'b=1' })).toBe(
      '1790000000000POST/api/v3/a?b=1{}',
    )
  })

  it.each([
    ['1790000000', 'v17TrEgG7ykv3NrqrHfew1hHBjTvzAlgS7LAtsTUkpc='],
    ['1790000000000', 'vCjLfj2ZcbKzK7OHmFcOdbzSXaA47bbG7oMOEXYXrzk='],
  ])('gives the printed login signature at %s, seconds or milliseconds', (timestamp, signature) => {
    expect(hmacSigner('practice-secret-0001').sign(loginText(timestamp))).toBe(signature)
  })
})

import { describe, expect, it } from 'vitest'
import { isOrderNotFound, refusalOf } from '../../../../../electron/bitget/errors/exchange-codes.ts'

describe('a refusal of the exchange', () => {
  it.each([
    '25202',
    '25203',
    '25204',
    '25207',
    '25244',
    '45110',
    '40762',
    '400172',
    '25236',
    '40020',
  ])('is definite with %s', (code) => {
    expect(refusalOf(code, 'no', 400, null)).toEqual({
      error: { kind: 'refused', code, message: 'no' },
      definite: true,
    })
  })

  it.each([
    '40006',
    '40009',
    '40012',
    '40014',
    '40018',
    '40037',
    '40038',
    '40099',
    '25245',
    '40008',
  ])('is about the key with %s, and definite', (code) => {
    expect(refusalOf(code, 'no', 400, null)).toMatchObject({
      error: { kind: 'unauthorised', code },
      definite: true,
    })
  })

  it.each(['40010', '40015', '40200', '40725', '40808', '45001', '25000', '25001', '40910'])(
    'proves nothing with %s',
    (code) => {
      expect(refusalOf(code, 'try later', 400, null)).toMatchObject({
        error: { kind: 'unavailable' },
        definite: false,
      })
    },
  )

  it('proves nothing when the clientOid is a duplicate: an earlier copy may rest', () => {
    expect(refusalOf('25212', 'Duplicate clientOid', 400, null).definite).toBe(false)
  })

  it.each([500, 502, 503, 504])('proves nothing with HTTP %d, whatever its code', (status) => {
    expect(refusalOf('25202', 'no', status, null).definite).toBe(false)
  })

  it('says how long to wait when there were too many requests, and proves nothing', () => {
    expect(refusalOf('429', 'Too Many Requests', 429, 3000)).toEqual({
      error: { kind: 'rateLimited', retryAfterMs: 3000 },
      definite: false,
    })
    expect(refusalOf('25004', 'too frequent', 400, null)).toEqual({
      error: { kind: 'rateLimited', retryAfterMs: 1000 },
      definite: false,
    })
  })

  it('knows "not found" by code alone', () => {
    const { error } = refusalOf('25204', '订单不存在', 400, null)
    expect(isOrderNotFound(error)).toBe(true)
    expect(isOrderNotFound(refusalOf('25202', 'Order does not exist', 400, null).error)).toBe(false)
  })
})

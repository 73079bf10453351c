import { describe, expect, it } from 'vitest'
import {
  isNothingToCancel,
  isNothingToClose,
  isOrderNotFound,
  isUnchanged,
  refusalOf,
} from '../../../../../electron/bitget/errors/exchange-codes.ts'

// Every code of the authentication table, the table of rejections and the catalogue of the trading
// engine in the exchange's documentation, by what it proves.
const ABOUT_THE_KEY = [
  ...['40001', '40002', '40003', '40004', '40005', '40006', '40008', '40009', '40011', '40012'],
  ...['40014', '40018', '40025', '40036', '40037', '40038', '40085', '40099', '22010', '25245'],
  '25620',
]
const TIMED_OUT = ['25001', '40010', '40910']
const BROKE = ['25000', '40015', '40200', '40725', '40808', '45001']
const THROTTLED = ['429', '25003', '25004']
const DUPLICATE = ['25212', '40786', '43118', '45034', '50060']
const NOT_FOUND = ['25204', '24056', '40109', '40768', '43001', '45057']
const REFUSED = [
  ...['40007', '40013', '40016', '40022', '40023', '40024', '40026', '40031', '40035', '40404'],
  ...['400172', '40020', '40019', '40924', '40305', '40306', '41103', '45110', '45113', '40762'],
  ...['43117', '40707', '00001', '41101', '43012', '40309', '40102', '40017', '40034', '40063'],
  ...['40065', '40028', '40070', '40814', '45055', '45134', '45129', '22001', '22002'],
  ...numbers(25002, 25002),
  ...numbers(25005, 25013),
  ...numbers(25100, 25108),
  ...['25110', '25113', '25114'],
  ...numbers(25200, 25203),
  ...numbers(25205, 25211),
  ...numbers(25213, 25244),
  ...numbers(25271, 25274),
  ...numbers(25559, 25612),
  ...['25622', '25650', '25651', '25652', '25653', '25654', '25655', '95001'],
]

function numbers(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, at) => String(from + at))
}

describe('a refusal of the exchange', () => {
  it.each([...REFUSED, ...NOT_FOUND])('is definite with %s', (code) => {
    expect(refusalOf(code, 'no', 400, null)).toEqual({
      error: { kind: 'refused', code, message: 'no' },
      definite: true,
    })
  })

  it.each(ABOUT_THE_KEY)('is about the key with %s, and definite', (code) => {
    expect(refusalOf(code, 'no', 400, null)).toEqual({
      error: { kind: 'unauthorised', code, message: 'no' },
      definite: true,
    })
  })

  it.each([
    ...TIMED_OUT.map((code) => [code, 'timeout'] as const),
    ...BROKE.map((code) => [code, 'server-error'] as const),
  ])('proves nothing with %s: %s', (code, reason) => {
    expect(refusalOf(code, 'try later', 400, null)).toEqual({
      error: { kind: 'unavailable', reason },
      definite: false,
    })
  })

  it.each(DUPLICATE)('proves nothing with %s: an earlier copy may rest', (code) => {
    expect(refusalOf(code, 'Duplicate clientOid', 400, null)).toMatchObject({
      error: { kind: 'refused' },
      definite: false,
    })
  })

  it.each(THROTTLED)('is about the rate with %s, and proves nothing over HTTP', (code) => {
    expect(refusalOf(code, 'no', 400, null)).toMatchObject({
      error: { kind: 'rateLimited' },
      definite: false,
    })
  })

  // What stands before the exchange speaks of HTTP or of itself, also in the exchange's own envelope.
  it.each(['0', '200', '403', '408', '500', '502', '504', '1000', 'error', 'TIMEOUT', '25202x'])(
    'proves nothing with %s, which is no code of the exchange',
    (code) => {
      expect(refusalOf(code, 'no', 200, null)).toEqual({
        error: { kind: 'refused', code, message: 'no' },
        definite: false,
      })
    },
  )

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
    const isUnknown = (code: string) =>
      isOrderNotFound(refusalOf(code, '订单不存在', 400, null).error)
    expect(NOT_FOUND.filter((code) => !isUnknown(code))).toEqual([])
    expect([...REFUSED, ...TIMED_OUT, ...BROKE, ...ABOUT_THE_KEY].filter(isUnknown)).toEqual([])
  })

  it('knows what is done already', () => {
    const error = (code: string) => refusalOf(code, 'no', 400, null).error
    expect(['25227', '22002', '25231'].map((code) => isNothingToClose(error(code)))).toEqual([
      ...[true, true, false],
    ])
    expect(['22001', '25204'].map((code) => isNothingToCancel(error(code)))).toEqual([true, false])
    expect(['40814', '25223'].map((code) => isUnchanged(error(code)))).toEqual([true, false])
  })
})

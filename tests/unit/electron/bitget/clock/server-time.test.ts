import { describe, expect, it } from 'vitest'
import {
  exchangeShareMs,
  parseServerTime,
} from '../../../../../electron/bitget/clock/server-time.ts'

describe('a time header of the exchange', () => {
  it('is told by its number of digits', () => {
    expect(parseServerTime('1790000000120')).toMatchObject({ unit: 'ms', atMs: 1790000000120 })
    expect(parseServerTime('1790000000120411')).toMatchObject({
      unit: 'us',
      atMs: 1790000000120.411,
    })
  })

  it.each([null, '', '179000000012', '17900000001204', '-1790000000120', '1790000000120.4', 'now'])(
    'is nothing when it reads %j',
    (text) => expect(parseServerTime(text)).toBeNull(),
  )

  it.each([
    ['1790000000120411', '1790000000123027', 2.616],
    ['1790000000120', '1790000000123', 3],
    ['1790000000123027', '1790000000120411', -2.616],
  ])('from %s to %s the exchange took %d ms, never clamped', (accept, complete, expected) => {
    expect(exchangeShareMs(parseServerTime(accept), parseServerTime(complete))).toBe(expected)
  })

  it('leaves the share unknown when one time is missing', () => {
    expect(exchangeShareMs(parseServerTime('1790000000120'), null)).toBeNull()
  })
})

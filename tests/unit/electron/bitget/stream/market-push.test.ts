import { describe, expect, it } from 'vitest'
import {
  parseCandles,
  parseTicker,
  parseTrades,
} from '../../../../../electron/bitget/stream/market-push.ts'
import { PUSHED_CANDLE, PUSHED_TICKER, PUSHED_TRADE } from '../../../../helpers/printed-pushes.ts'

const NOT_NUMBERS = [
  'NaN',
  '1e400',
  'Infinity',
  '-1',
  '0x10',
  ' 1',
  '1'.repeat(41),
  5,
  null,
  undefined,
  {},
]

describe('public pushes', () => {
  it('reads a ticker of a future', () => {
    expect(parseTicker([PUSHED_TICKER], 5)).toEqual({
      lastPrice: '64010.4',
      openPrice24h: '63505.1',
      highPrice24h: '64980.0',
      lowPrice24h: '63110.2',
      change24h: '-0.00796',
      volume24h: '48710.233',
      turnover24h: '3120455010.11',
      bidPrice: '64010.4',
      bidSize: '1.2',
      askPrice: '64010.5',
      askSize: '0.5',
      indexPrice: '64022.7',
      markPrice: '64011.0',
      fundingRate: '-0.000061',
      nextFundingAtMs: 1_790_006_400_000,
      openInterest: '38211.42',
      atMs: 5,
    })
  })

  it('reads what a spot ticker does not have as null', () => {
    const { indexPrice, markPrice, fundingRate, openInterest, nextFundingTime, ...spot } =
      PUSHED_TICKER
    expect(parseTicker([spot], 5)).toMatchObject({
      indexPrice: null,
      markPrice: null,
      fundingRate: null,
      openInterest: null,
      nextFundingAtMs: null,
    })
    expect([indexPrice, markPrice, fundingRate, openInterest, nextFundingTime]).toHaveLength(5)
  })

  it('reads trades and candles', () => {
    expect(parseTrades([PUSHED_TRADE])).toEqual([
      {
        id: '1380000000000000102',
        price: '64010.5',
        size: '0.018',
        side: 'buy',
        atMs: 1_790_000_001_450,
      },
    ])
    expect(parseCandles([PUSHED_CANDLE])).toEqual([
      {
        openAtMs: 1_789_999_980_000,
        open: '64002.1',
        high: '64014.0',
        low: '63999.8',
        close: '64010.4',
        volume: '12.417',
      },
    ])
  })

  it.each(NOT_NUMBERS)('refuses %j where a price or size should be', (bad) => {
    expect(parseTicker([{ ...PUSHED_TICKER, lastPrice: bad }], 5)).toBeNull()
    expect(parseTrades([{ ...PUSHED_TRADE, p: bad }])).toBeNull()
    expect(parseTrades([PUSHED_TRADE, { ...PUSHED_TRADE, v: bad }])).toBeNull()
    expect(parseCandles([{ ...PUSHED_CANDLE, high: bad }])).toBeNull()
    expect(parseTicker([{ ...PUSHED_TICKER, ask1Size: bad }], 5)?.askSize ?? null).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { Unreadable } from '../../../../../electron/bitget/errors/unreadable.ts'
import {
  parseCandles,
  parseDiscounts,
  parseTickers,
  parseTiers,
} from '../../../../../electron/bitget/parse/market.ts'

describe('market data', () => {
  it('has null where a ticker came empty', () => {
    const row = { symbol: 'BTCUSDT', ts: '1790000000290', lastPrice: '61250.5', bid1Price: '' }
    expect(parseTickers([row])[0]?.ticker).toMatchObject({ lastPrice: '61250.5', bidPrice: null })
  })

  it('has the documented tiers smallest first', () => {
    const tiers = [
      { tier: '2', minTierValue: '150000', maxTierValue: '900000', leverage: '100', mmr: '0.005' },
      { tier: '1', minTierValue: '0', maxTierValue: '150000', leverage: '150', mmr: '0.004' },
    ]
    expect(parseTiers(tiers)).toEqual([
      { minValue: '0', maxValue: '150000', leverage: '150', maintenanceRate: '0.004' },
      { minValue: '150000', maxValue: '900000', leverage: '100', maintenanceRate: '0.005' },
    ])
    expect(() => parseTiers([{ ...tiers[0], mmr: '' }])).toThrow(Unreadable)
  })

  it('has the documented discounts smallest first', () => {
    const list = [
      { tierStartValue: '1000000', discountRate: '0.95' },
      { tierStartValue: '0', discountRate: '0.975' },
    ]
    expect(parseDiscounts([{ coin: 'BTC', list }])).toEqual([
      {
        coin: 'BTC',
        steps: [
          { fromValue: '0', rate: '0.975' },
          { fromValue: '1000000', rate: '0.95' },
        ],
      },
    ])
    expect(() => parseDiscounts([{ coin: 'BTC', list: null }])).toThrow(Unreadable)
  })

  it('has candles oldest first', () => {
    const rows = [
      ['1789999980000', '61251', '61252', '61249.9', '61250.5', '3.21', '196615.1'],
      ['1789999920000', '61240', '61255.1', '61238.2', '61251', '12.3456', '755900.12'],
    ]
    expect(parseCandles(rows).map((candle) => candle.openAtMs)).toEqual([
      1789999920000, 1789999980000,
    ])
    expect(() => parseCandles([['1789999980000', 'NaN']])).toThrow(Unreadable)
  })
})

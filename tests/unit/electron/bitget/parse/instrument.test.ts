import { describe, expect, it } from 'vitest'
import { Unreadable } from '../../../../../electron/bitget/errors/unreadable.ts'
import { parseInstruments } from '../../../../../electron/bitget/parse/instrument.ts'
import { settleCoin } from '../../../../../shared/domain/instrument.ts'

describe('an instrument', () => {
  const FUTURE = {
    symbol: 'BTCUSDT',
    baseCoin: 'BTC',
    quoteCoin: 'USDT',
    status: 'online',
    buyLimitPriceRatio: '0.05',
    sellLimitPriceRatio: '0.05',
    makerFeeRate: '0.0002',
    takerFeeRate: '0.0006',
    minOrderQty: '0.0001',
    maxOrderQty: '1200',
    maxMarketOrderQty: '220',
    pricePrecision: '1',
    quantityPrecision: '4',
    quotePrecision: '',
    priceMultiplier: '0.1',
    quantityMultiplier: '0.0001',
    minOrderAmount: '5',
    minLeverage: '1',
    maxLeverage: '150',
    fundInterval: '8',
  }

  it('has its tick and step from the multipliers on futures', () => {
    expect(parseInstruments([FUTURE], 'USDT-FUTURES')[0]).toMatchObject({
      tickSize: '0.1',
      quantityStep: '0.0001',
      quoteStep: null,
      maxMarketQuantity: '220',
      fundingIntervalHours: 8,
    })
  })

  it('has them from the precisions on spot, where no limit is "0"', () => {
    const spot = {
      ...FUTURE,
      pricePrecision: '2',
      quantityPrecision: '6',
      quotePrecision: '8',
      maxOrderQty: '0',
      maxMarketOrderQty: undefined,
      minLeverage: undefined,
    }
    expect(parseInstruments([spot], 'SPOT')[0]).toMatchObject({
      tickSize: '0.01',
      quantityStep: '0.000001',
      quoteStep: '0.00000001',
      maxQuantity: null,
      maxMarketQuantity: null,
      minLeverage: null,
    })
  })

  it('of margin is stepped like spot and borrows up to its own leverage', () => {
    const margin = {
      ...FUTURE,
      ...{ pricePrecision: '2', quantityPrecision: '6', quotePrecision: '8' },
      ...{ priceMultiplier: '', quantityMultiplier: '', fundInterval: '' },
      ...{ minLeverage: '', maxLeverage: '3', maxCrossedLeverage: '10', maxIsolatedLeverage: '5' },
    }
    expect(parseInstruments([margin], 'MARGIN')[0]).toMatchObject({
      ...{ category: 'MARGIN', tickSize: '0.01', quantityStep: '0.000001' },
      ...{ quoteStep: '0.00000001', maxLeverage: '10', fundingIntervalHours: null },
    })
  })

  it.each([
    ['USDC-FUTURES', { symbol: 'BTCPERP', quoteCoin: 'USDC' }, 'USDC'],
    ['COIN-FUTURES', { symbol: 'BTCUSD_CM', quoteCoin: 'USD', minOrderQty: '1' }, 'BTC'],
  ] as const)('of %s has its step from the multiplier', (category, change, settled) => {
    const [instrument] = parseInstruments([{ ...FUTURE, ...change }], category)
    expect(instrument).toMatchObject({ category, symbol: change.symbol, quoteStep: null })
    expect(instrument && settleCoin(instrument)).toBe(settled)
  })

  it('that cannot be read is left out, and all of them together are unreadable', () => {
    const odd = { ...FUTURE, priceMultiplier: '' }
    expect(parseInstruments([odd, FUTURE], 'USDT-FUTURES')).toHaveLength(1)
    expect(() => parseInstruments([odd], 'USDT-FUTURES')).toThrow(Unreadable)
  })
})

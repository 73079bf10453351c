import { succeed } from '../../shared/domain/error.ts'
import type { Instrument } from '../../shared/domain/instrument.ts'
import type { Handlers } from '../../shared/ipc/bridge.ts'
import { aPerpetual, aSpotPair } from './builders.ts'

/** One pair of each product line that the sheets of the fake market leave out. */
export const FAKE_OTHER_LINES: ReadonlyArray<Instrument> = [
  aPerpetual({
    ...{ category: 'COIN-FUTURES', symbol: 'BTCUSD', quoteCoin: 'USD' },
    ...{
      quantityStep: '1',
      minQuantity: '1',
      maxQuantity: '10000000',
      maxMarketQuantity: '2000000',
    },
    maxLeverage: '125',
  }),
  aPerpetual({
    category: 'USDC-FUTURES',
    symbol: 'BTCPERP',
    quoteCoin: 'USDC',
    maxLeverage: '125',
  }),
  aSpotPair({ category: 'MARGIN', makerFeeRate: '0.001', takerFeeRate: '0.001', maxLeverage: '5' }),
]

export const FAKE_OTHER_PRICES: ReadonlyArray<[string, number]> = [
  ['COIN-FUTURES:BTCUSD', 61244.1],
  ['USDC-FUTURES:BTCPERP', 61251.2],
  ['MARGIN:BTCUSDT', 61238.42],
]

/** Tiers as the exchange publishes them. */
export const FAKE_TIERS: Pick<Handlers, 'market.tiers' | 'market.collateral'> = {
  'market.tiers': async () =>
    succeed([
      { minValue: '0', maxValue: '150000', leverage: '150', maintenanceRate: '0.004' },
      { minValue: '150000', maxValue: '900000', leverage: '100', maintenanceRate: '0.005' },
      { minValue: '900000', maxValue: '5000000', leverage: '50', maintenanceRate: '0.01' },
    ]),
  'market.collateral': async (coin) =>
    succeed({
      steps: [{ fromValue: '0', rate: coin === 'USDT' ? '1' : '0.95' }],
      debtTiers: [{ minValue: '0', maxValue: '300000', leverage: '5', maintenanceRate: '0.04' }],
    }),
}

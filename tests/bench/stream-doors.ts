import type { ExchangeDoors, MarketListener, MarketStream } from '../../electron/desk/ports.ts'
import type { DeskError } from '../../shared/domain/error.ts'
import type { Instrument } from '../../shared/domain/instrument.ts'

export const WATCHED = { category: 'USDT-FUTURES', symbol: 'BTCUSDT' } as const

const INSTRUMENT: Instrument = {
  ...WATCHED,
  baseCoin: 'BTC',
  quoteCoin: 'USDT',
  status: 'online',
  tickSize: '0.1',
  quantityStep: '0.0001',
  quoteStep: null,
  minQuantity: '0.0001',
  maxQuantity: '1200',
  maxMarketQuantity: '220',
  minNotional: '5',
  buyPriceBand: '0.05',
  sellPriceBand: '0.05',
  makerFeeRate: '0.0002',
  takerFeeRate: '0.0006',
  minLeverage: '1',
  maxLeverage: '150',
  fundingIntervalHours: 8,
}

const OFFLINE: DeskError = { kind: 'unavailable', reason: 'offline' }

/** Doors to an exchange that only streams: the instrument is known, REST answers nothing else. */
export function benchDoors(open: (listener: MarketListener) => MarketStream): ExchangeDoors {
  const offline = async () =>
    ({ ok: false, error: OFFLINE, definite: true, request: null }) as const
  const request = { requestId: 1, roundTripMs: null, exchangeMs: null }
  return {
    environment: 'practice',
    restUrl: 'http://127.0.0.1',
    publicRest: {
      instruments: async () => ({ ok: true, value: [INSTRUMENT], request }),
      tickers: offline,
      candles: offline,
      measureClock: offline,
    },
    rate: { nearestLimit: () => null },
    openMarketStream: open,
    privateDoors: () => {
      throw new Error('there is no key here')
    },
    close: async () => undefined,
  }
}

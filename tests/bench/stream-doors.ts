import type { ExchangeDoors, MarketListener, MarketStream } from '../../electron/desk/ports.ts'
import type { DeskError } from '../../shared/domain/error.ts'
import { aPerpetual } from '../helpers/builders.ts'

export const WATCHED = { category: 'USDT-FUTURES', symbol: 'BTCUSDT' } as const

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
      instruments: async () => ({ ok: true, value: [aPerpetual(WATCHED)], request }),
      tickers: offline,
      candles: offline,
      measureClock: offline,
      positionTiers: offline,
      discounts: offline,
      debtTiers: offline,
    },
    rate: { nearestLimit: () => null },
    openMarketStream: open,
    privateDoors: () => {
      throw new Error('there is no key here')
    },
    close: async () => undefined,
  }
}

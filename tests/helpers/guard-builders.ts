import {
  DEFAULT_GUARDS,
  type GateFigures,
  type GuardLimits,
  type GuardName,
} from '../../shared/domain/guards.ts'
import type { Book, Ticker } from '../../shared/domain/market.ts'
import type { GuardGround } from '../../shared/rules/guards/guard-ground.ts'
import { anOrderContext } from './builders.ts'

/** Nothing that would hold an order back. */
export const OPEN_GATES: GateFigures = {
  dayResult: null,
  orderP95Ms: null,
  isClockKnown: true,
  isLiveLocked: false,
}

/** The guards named are on at the limits named, every other one is off. */
export function limitsOf(
  on: Partial<Readonly<Record<GuardName, string>>>,
  sizes: GuardLimits['sizes'] = {},
): GuardLimits {
  const switched = Object.entries(on).map(([name, limit]) => [name, { isOn: true, limit }])
  return { ...DEFAULT_GUARDS.practice, ...Object.fromEntries(switched), sizes }
}

/** 0.1 BTC at each of 60000, 60060 and 61200 to buy; the same at 59990, 59900 and 58800 to sell. */
export const THIN_BOOK: Book = {
  asks: ['60000', '60060', '61200'].map((price) => ({ price, size: '0.1' })),
  bids: ['59990', '59900', '58800'].map((price) => ({ price, size: '0.1' })),
  atMs: 1000,
}

/** Last and mark stand at one price; nothing else is known. */
export function aTicker(price: string): Ticker {
  const unknown = {
    ...{ openPrice24h: null, highPrice24h: null, lowPrice24h: null, change24h: null },
    ...{ volume24h: null, turnover24h: null, bidPrice: null, bidSize: null, askPrice: null },
    ...{ askSize: null, indexPrice: null, fundingRate: null, nextFundingAtMs: null },
  }
  return { ...unknown, lastPrice: price, markPrice: price, openInterest: null, atMs: 1000 }
}

export function aGuardGround(changes: Partial<GuardGround> = {}): GuardGround {
  return {
    limits: limitsOf({}),
    context: anOrderContext(),
    book: THIN_BOOK,
    gates: OPEN_GATES,
    ...changes,
  }
}

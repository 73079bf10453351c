import {
  CATEGORIES,
  type Category,
  type InstrumentKey,
  isFutures,
} from '../../../shared/domain/instrument.ts'
import { INTERVALS, type Interval } from '../../../shared/domain/market.ts'
import type { Engine } from '../engine/queries.ts'
import { PRIVATE_TOPICS, type PrivateTopic } from './private-feeds.ts'
import { SIMPLE_TOPICS, type SimpleTopic } from './public-feeds.ts'

/** One `arg` of a subscribe or unsubscribe frame, understood. `name` tells two of them apart. */
export type Subscription =
  | {
      readonly kind: 'public'
      readonly name: string
      readonly key: InstrumentKey
      readonly topic: SimpleTopic
    }
  | {
      readonly kind: 'kline'
      readonly name: string
      readonly key: InstrumentKey
      readonly interval: Interval
    }
  | { readonly kind: 'liquidation'; readonly name: string; readonly category: Category }
  | { readonly kind: 'private'; readonly name: string; readonly topic: PrivateTopic }
  /** A known symbol with a product line it is not part of: acknowledged, then silent. */
  | { readonly kind: 'silent'; readonly name: string }
  | { readonly kind: 'unknown' }
  /** A topic of the other socket. */
  | { readonly kind: 'misplaced' }

/** `both` serves public topics always and private ones after a login. */
export type SocketPath = 'public' | 'private' | 'both'

const UNKNOWN = { kind: 'unknown' } as const

/** `interval` is read for `kline` alone: one client adds it to every unsubscribe. */
export function parseSubscription(engine: Engine, arg: unknown, path: SocketPath): Subscription {
  if (typeof arg !== 'object' || arg === null) return UNKNOWN
  // Any object may be read by name; every member is checked below.
  const { instType, topic, symbol, interval } = arg as Record<string, unknown>
  const privateTopic = PRIVATE_TOPICS.find((known) => known === topic)
  if (privateTopic !== undefined) {
    if (path === 'public') return { kind: 'misplaced' }
    if (instType !== 'UTA') return UNKNOWN
    return { kind: 'private', name: privateTopic, topic: privateTopic }
  }
  if (path === 'private') return UNKNOWN
  return publicSubscription(engine, textOf(instType), textOf(topic), textOf(symbol), interval)
}

function publicSubscription(
  engine: Engine,
  instType: string,
  topic: string,
  symbol: string,
  interval: unknown,
): Subscription {
  if (topic === 'liquidation') return liquidationSubscription(instType)
  const simple = SIMPLE_TOPICS.find((known) => known === topic)
  const found = INTERVALS.find((known) => known === interval)
  if (simple === undefined && (topic !== 'kline' || found === undefined)) return UNKNOWN
  if (!engine.instruments.some((instrument) => instrument.symbol === symbol)) return UNKNOWN
  const name = `${instType} ${topic} ${symbol} ${simple === undefined ? found : ''}`
  const category = productLine(instType)
  const key = category === undefined ? null : { category, symbol }
  if (key === null || engine.instrument(key) === null) {
    return category === undefined ? UNKNOWN : { kind: 'silent', name }
  }
  if (simple !== undefined) return { kind: 'public', name, key, topic: simple }
  return found === undefined ? UNKNOWN : { kind: 'kline', name, key, interval: found }
}

/** Futures alone; a symbol that some clients add is not looked at. */
function liquidationSubscription(instType: string): Subscription {
  const category = productLine(instType)
  if (category === undefined || !isFutures(category)) return UNKNOWN
  return { kind: 'liquidation', name: `${instType} liquidation`, category }
}

/** Margin trades in the spot book and has no topics of its own. */
function productLine(instType: string): Category | undefined {
  if (instType === 'margin') return undefined
  return CATEGORIES.find((category) => category.toLowerCase() === instType)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

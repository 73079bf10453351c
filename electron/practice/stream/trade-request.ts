import { CATEGORIES, type Category } from '../../../shared/domain/instrument.ts'
import { type Parameters, parametersOf } from '../rest/parameters.ts'
import { Refusal } from '../server/refusal.ts'

/** The six operations of Bitget pages uta/websocket/private/*-Channel, and the REST calls they share a rate with. */
export const TRADE_TOPICS = {
  'place-order': { path: '/api/v3/trade/place-order', perSecond: 10, isBatch: false },
  'batch-place': { path: '/api/v3/trade/place-batch', perSecond: 5, isBatch: true },
  'cancel-order': { path: '/api/v3/trade/cancel-order', perSecond: 10, isBatch: false },
  'batch-cancel': { path: '/api/v3/trade/cancel-batch', perSecond: 5, isBatch: true },
  'modify-order': { path: '/api/v3/trade/modify-order', perSecond: 10, isBatch: false },
  'batch-modify': { path: '/api/v3/trade/batch-modify-order', perSecond: 10, isBatch: true },
} as const
export type TradeTopic = keyof typeof TRADE_TOPICS

/** What a client sent with `op: "trade"`, as it came. */
export interface TradeMessage {
  readonly id: string | null
  readonly topic: unknown
  readonly category: unknown
  readonly args: unknown
  /** One client puts it here, beside the arguments that it belongs to. */
  readonly requestTime: unknown
}

export interface TradeRequest {
  readonly topic: TradeTopic
  /** `null` where the topic does without one and none was sent. */
  readonly category: Category | null
  /** The category stands in each. */
  readonly items: ReadonlyArray<Parameters>
}

/** Throws 41101 for a wrong topic, category or number of arguments, 40813 for a missing category. */
export function parseTradeRequest(message: TradeMessage): TradeRequest {
  const topic = topicOf(message.topic)
  const category = categoryOf(message.category)
  const isNeeded = topic === 'place-order' || topic === 'batch-place'
  if (category === null && isNeeded) throw new Refusal('40813', ['category'])
  const { args } = message
  if (!Array.isArray(args) || !args.every(isObject)) throw new Refusal('41101', ['args'])
  const { isBatch } = TRADE_TOPICS[topic]
  if (!isBatch && args.length !== 1) throw new Refusal('41101', ['args'])
  const shared = {
    ...(category === null ? {} : { category }),
    ...(message.requestTime === undefined ? {} : { requestTime: message.requestTime }),
  }
  const items = args.map((arg) => parametersOf({ ...arg, ...shared }))
  return { topic, category, items }
}

function topicOf(topic: unknown): TradeTopic {
  const found = Object.keys(TRADE_TOPICS).find((known): known is TradeTopic => known === topic)
  if (found === undefined) throw new Refusal('41101', [`topic=${shown(topic)}`])
  return found
}

/** Lower case alone, unlike over REST. */
function categoryOf(category: unknown): Category | null {
  if (category === undefined || category === null || category === '') return null
  const found = CATEGORIES.find((known) => known.toLowerCase() === category)
  if (found === undefined) throw new Refusal('41101', [`category=${shown(category)}`])
  return found
}

/** For a text of the exchange: an object may have no text of its own. */
function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** One `arg` of a subscribe frame, spelled as the exchange spells it. */
export interface Subscription {
  readonly instType: string
  readonly topic: string
  readonly symbol?: string
  readonly interval?: string
}

/** Topics that send nothing when subscribed: silence after the acknowledgement is normal there. */
const QUIET_TOPICS: ReadonlySet<string> = new Set([
  'order',
  'fill',
  'fast-fill',
  'strategy-order',
  'adl-notification',
  'liquidation',
])

export function pushesWhenSubscribed(subscription: Subscription): boolean {
  return !QUIET_TOPICS.has(subscription.topic)
}

/** Its updates mean nothing before the snapshot that it begins with. */
export function needsSnapshot(subscription: Subscription): boolean {
  return subscription.topic === 'books'
}

/** Names one subscription; the case of `instType` does not count. */
export function subscriptionKey(subscription: Subscription): string {
  const { instType, topic, symbol = '', interval = '' } = subscription
  return `${instType.toLowerCase()}|${topic}|${symbol}|${interval}`
}

/** A subscription out of a frame's `arg`; `null` when it is not one. Other keys are left out. */
export function parseSubscription(value: unknown): Subscription | null {
  if (typeof value !== 'object' || value === null) return null
  const { instType, topic, symbol, interval } = value as Record<string, unknown>
  if (typeof instType !== 'string' || typeof topic !== 'string') return null
  return {
    instType,
    topic,
    ...(typeof symbol === 'string' ? { symbol } : {}),
    ...(typeof interval === 'string' ? { interval } : {}),
  }
}

export function subscriptionFrame(
  operation: 'subscribe' | 'unsubscribe',
  args: ReadonlyArray<Subscription>,
): string {
  return JSON.stringify({ op: operation, args })
}

/** The arg that an error message carries between its outermost braces, if there is one. */
export function subscriptionInside(message: string): Subscription | null {
  const from = message.indexOf('{')
  const to = message.lastIndexOf('}')
  if (from < 0 || to < from) return null
  try {
    return parseSubscription(JSON.parse(message.slice(from, to + 1)))
  } catch {
    return null
  }
}

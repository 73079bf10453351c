import type { ConnectionEnd } from './connection-end.ts'
import type { DataFrame } from './frame.ts'
import type { OpenLink } from './link.ts'
import type { SocketLogin } from './socket-login.ts'
import type { SocketTime } from './socket-time.ts'
import type { Subscription } from './subscription.ts'
import type { TradeFrame } from './trade-frame.ts'

/** What became of an order command that was to be sent. Only `sent` has left. */
export type Handover =
  | { readonly kind: 'sent' }
  /** Not open, or not logged in. */
  | { readonly kind: 'not-ready' }
  /** The connection has no message left for now. */
  | { readonly kind: 'busy'; readonly waitMs: number }

export const NOT_READY: Handover = { kind: 'not-ready' }

export interface ConnectionEvents {
  onLoggingIn(): void
  /** Open, and logged in where a login is needed. */
  onReady(): void
  onData(frame: DataFrame): void
  /** The answer to an order command; `false`: nobody waits for it. */
  onTrade(frame: TradeFrame): boolean
  onConfirmed(subscription: Subscription): void
  /** The exchange does not know this subscription; asking again will not help. */
  onRejected(subscription: Subscription): void
  onError(code: string, message: string): void
  onMalformed(reason: string): void
  onLate(late: boolean): void
  /** The exchange will end this connection soon, or its hour of subscribes is used up. */
  onReplaceMe(): void
  /** Exactly once, unless `end` was called. */
  onEnd(end: ConnectionEnd): void
}

export interface ConnectionOptions {
  readonly url: string
  readonly openLink: OpenLink
  readonly time: SocketTime
  readonly login: SocketLogin | null
  readonly pingIntervalMs: number
  readonly pongLateMs: number
  /** A message has left. */
  readonly onSent: () => void
}

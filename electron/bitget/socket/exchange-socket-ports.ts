import type { SocketView } from '../../../shared/domain/connection.ts'
import type { DeskError } from '../../../shared/domain/error.ts'
import type { DataFrame } from './frame.ts'
import type { OpenLink } from './link.ts'
import type { SocketLogin } from './socket-login.ts'
import type { ReportProblem } from './socket-problem.ts'
import type { SocketTime } from './socket-time.ts'
import type { Subscription } from './subscription.ts'
import type { TradeFrame } from './trade-frame.ts'

export interface ExchangeSocketOptions {
  readonly url: string
  readonly time: SocketTime
  /** Numbers in [0, 1). */
  readonly random: () => number
  readonly report: ReportProblem
  /** `null` on the public path. */
  readonly login: SocketLogin | null
  readonly openLink?: OpenLink
  readonly pingIntervalMs?: number
  readonly pongLateMs?: number
  /** A message has left over any of its connections. */
  readonly onSent?: () => void
}

export interface ExchangeSocketEvents {
  onState(view: SocketView): void
  onData(frame: DataFrame): void
  /** The answer to an order command; `false`: nobody waits for it. */
  onTrade(frame: TradeFrame): boolean
  /** Another connection delivers from now on: forget what depends on the order of frames. */
  onSwitched(): void
  /** The connection is gone; the socket tries again by itself. */
  onDown(): void
  /** Every needed subscription is acknowledged on the connection that delivers. */
  onSubscribed(): void
  onLate(late: boolean): void
  /** News came that could not be read, or that nobody waited for: something may have been missed. */
  onUnreadable(): void
  onRejected(subscription: Subscription): void
  onRefused(error: DeskError): void
}

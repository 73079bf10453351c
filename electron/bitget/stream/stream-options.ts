import type { OpenLink } from '../socket/link.ts'
import type { ReportProblem } from '../socket/socket-problem.ts'
import type { SocketTime } from '../socket/socket-time.ts'

/** What both streams need from outside. */
export interface StreamOptions {
  /** Full address of the path, e.g. `wss://ws.bitget.com/v3/ws/public`. */
  readonly url: string
  readonly time: SocketTime
  /** Numbers in [0, 1). */
  readonly random: () => number
  /** Gets every trouble worth a line in the log. */
  readonly report: ReportProblem
  readonly openLink?: OpenLink
  readonly pingIntervalMs?: number
  readonly pongLateMs?: number
  /** A message has left. */
  readonly onSent?: () => void
}

import type { Environment } from '../../shared/domain/environment.ts'
import type { RequestDetail } from '../../shared/domain/request-record.ts'
import type { ClockOffset } from '../../shared/domain/timing.ts'
import { ExchangeClock } from '../bitget/clock/clock-offset.ts'
import {
  environmentAddresses,
  type PracticeAddress,
} from '../bitget/environment/environment-addresses.ts'
import type { SOCKET_LIMITS } from '../bitget/limits/endpoint-limits.ts'
import { RateBudget, type RateRoom } from '../bitget/limits/rate-budget.ts'
import { ReadPace } from '../bitget/limits/read-pace.ts'
import { HttpTransport } from '../bitget/rest/http-transport.ts'
import { createPrivateRest } from '../bitget/rest/private-rest.ts'
import { createPublicRest } from '../bitget/rest/public-rest.ts'
import { RestClient } from '../bitget/rest/rest-client.ts'
import type { ReportProblem } from '../bitget/socket/socket-problem.ts'
import { type SocketTime, SYSTEM_TIME } from '../bitget/socket/socket-time.ts'
import { PrivateAccountStream } from '../bitget/stream/account-stream.ts'
import { PublicMarketStream } from '../bitget/stream/market-stream.ts'
import type { GuardedCommand } from '../desk/guards/order-guards.ts'
import type { ExchangeDoors, PrivateDoors } from '../desk/ports.ts'

export interface OpenDoorsOptions {
  readonly environment: Environment
  /** Needed for `practice` only. */
  readonly practice: PracticeAddress | null
  readonly locale: () => 'en-US' | 'zh-CN'
  readonly nextRequestId: () => number
  readonly onRequest: (detail: RequestDetail) => void
  readonly report: ReportProblem
  /** Default: the clocks and timers of this machine. */
  readonly time?: SocketTime
  /** What the desk has called there already. Default: nothing. */
  readonly rate?: RateBudget
}

/** The desk's ports, and what the status bar asks of the wire. */
export interface BitgetDoors extends ExchangeDoors {
  readonly privateSocketUrl: string
  clockOffset(): ClockOffset | null
  /** Of the endpoint of an order command, which its socket form shares. */
  room(command: GuardedCommand): RateRoom
}

/** Joins the wire to the desk's ports for one environment. Throws when practice has no address. */
export function openDoors(options: OpenDoorsOptions): BitgetDoors {
  const addresses = environmentAddresses(options.environment, options.practice)
  const clock = options.time ?? SYSTEM_TIME
  const exchangeClock = new ExchangeClock(clock)
  const rate = options.rate ?? new RateBudget(clock)
  const transport = new HttpTransport({
    origin: addresses.restUrl,
    monotonic: clock.monotonic,
    schedule: clock.after,
  })
  const { locale, nextRequestId, onRequest, report } = options
  const client = new RestClient({
    ...{ addresses, transport, clock, exchangeClock, rate },
    reads: new ReadPace({ clock, schedule: clock.after, rate }),
    ...{ locale, nextRequestId, onRequest },
  })
  const publicRest = createPublicRest(client, exchangeClock)
  const stream = { time: clock, random: Math.random, report }
  const counted = (path: keyof typeof SOCKET_LIMITS) => ({ onSent: () => rate.count(path) })
  return {
    environment: options.environment,
    restUrl: addresses.restUrl,
    privateSocketUrl: addresses.privateSocketUrl,
    publicRest,
    rate,
    clockOffset: () => exchangeClock.offset(),
    room: (command) => rate.room(`/api/v3/trade/${command}`),
    openMarketStream: (listener) =>
      new PublicMarketStream(
        { ...stream, ...counted('/v3/ws/public'), url: addresses.publicSocketUrl },
        listener,
      ),
    privateDoors: (signer): PrivateDoors => {
      const rest = createPrivateRest(client, signer, clock)
      const { environment } = options
      return {
        rest,
        openAccountStream: (listener) =>
          new PrivateAccountStream(
            {
              ...stream,
              ...counted('/v3/ws/private'),
              url: addresses.privateSocketUrl,
              signer,
              offsetMs: () => exchangeClock.offset()?.offsetMs ?? 0,
              resyncClock: async () => {
                await publicRest.measureClock()
              },
              orders: { environment, rate, nextRequestId, onRequest, rest },
            },
            listener,
          ),
      }
    },
    close: () => client.close(),
  }
}

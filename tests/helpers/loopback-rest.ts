import { ExchangeClock } from '../../electron/bitget/clock/clock-offset.ts'
import { environmentAddresses } from '../../electron/bitget/environment/environment-addresses.ts'
import { RateBudget } from '../../electron/bitget/limits/rate-budget.ts'
import { ReadPace } from '../../electron/bitget/limits/read-pace.ts'
import { HttpTransport } from '../../electron/bitget/rest/http-transport.ts'
import { RestClient } from '../../electron/bitget/rest/rest-client.ts'
import type { RequestDetail } from '../../shared/domain/request-record.ts'

const systemClock = { now: () => Date.now(), monotonic: () => performance.now() }

export interface LoopbackRestOptions {
  readonly deadlineMs?: number
  readonly demo?: boolean
  readonly onRequest?: (detail: RequestDetail) => void
}

function schedule(delayMs: number, run: () => void): () => void {
  const timer = setTimeout(run, delayMs)
  return () => clearTimeout(timer)
}

/** The desk's REST client as main makes it, pointed at a server on this machine. */
export function loopbackRest(restUrl: string, options: LoopbackRestOptions = {}) {
  const records: RequestDetail[] = []
  const exchangeClock = new ExchangeClock(systemClock)
  const rate = new RateBudget(systemClock)
  const practice = { restUrl, socketUrl: restUrl.replace('http', 'ws') }
  const addresses = {
    ...environmentAddresses('practice', practice),
    demoHeader: options.demo ?? false,
  }
  let requestId = 0
  const client = new RestClient({
    addresses,
    transport: new HttpTransport({
      origin: addresses.restUrl,
      monotonic: systemClock.monotonic,
      schedule,
      connectTimeoutMs: 2000,
      ...(options.deadlineMs === undefined ? {} : { deadlineMs: options.deadlineMs }),
    }),
    clock: systemClock,
    exchangeClock,
    rate,
    // Its own pace would hide what a test is about; no room is always room.
    reads: new ReadPace({
      ...{ clock: systemClock, schedule },
      rate: { room: () => ({ waitMs: 0, limit: 0 }) },
    }),
    locale: () => 'zh-CN',
    nextRequestId: () => {
      requestId += 1
      return requestId
    },
    onRequest: options.onRequest ?? ((detail) => records.push(detail)),
  })
  return { client, records, exchangeClock, rate, clock: systemClock }
}

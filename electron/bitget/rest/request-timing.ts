import type { IncomingHttpHeaders } from 'node:http'
import type { ServerTime, Timing } from '../../../shared/domain/timing.ts'
import { exchangeShareMs, parseServerTime } from '../clock/server-time.ts'
import type { HttpMarks } from './http-transport.ts'

/** Marks of one request on the monotonic clock, ms; `startedAtMs` is the wall clock, Unix ms. */
export interface RequestMarks {
  readonly startedAtMs: number
  readonly started: number
  readonly clickedAtMs: number | null
  readonly signed: number | null
  readonly http: HttpMarks
  readonly parsed: number | null
}

/** Puts the marks and the two headers of the exchange together. */
export function requestTiming(marks: RequestMarks, headers: IncomingHttpHeaders): Timing {
  const accept = parseServerTime(headerText(headers, 'x-bg-request-accept-time'))
  const complete = parseServerTime(headerText(headers, 'x-bg-response-complete-time'))
  return timingOf(marks, accept, complete)
}

/** Puts the marks and the two times of the exchange together. Nothing is clamped or made up. */
export function timingOf(
  marks: RequestMarks,
  accept: ServerTime | null,
  complete: ServerTime | null,
): Timing {
  const after = (mark: number | null) => (mark === null ? null : mark - marks.started)
  const { sent, firstByte, received } = marks.http
  const roundTripMs = sent === null || received === null ? null : received - sent
  const exchangeMs = exchangeShareMs(accept, complete)
  return {
    startedAtMs: marks.startedAtMs,
    phases: {
      click: marks.clickedAtMs === null ? null : marks.clickedAtMs - marks.startedAtMs,
      signed: after(marks.signed),
      sent: after(sent),
      firstByte: after(firstByte),
      received: after(received),
      parsed: after(marks.parsed),
    },
    roundTripMs,
    accept,
    complete,
    exchangeMs,
    networkMs: roundTripMs === null || exchangeMs === null ? null : roundTripMs - exchangeMs,
  }
}

/** One header's text; `null` when it is missing or was sent more than once. */
export function headerText(headers: IncomingHttpHeaders, name: string): string | null {
  const value = headers[name]
  return typeof value === 'string' ? value : null
}

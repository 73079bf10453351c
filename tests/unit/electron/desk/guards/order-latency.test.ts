import { expect, it } from 'vitest'
import { OrderLatency } from '../../../../../electron/desk/guards/order-latency.ts'
import type { RequestRow } from '../../../../../shared/domain/request-record.ts'
import { HandClock } from '../../../../helpers/hand-clock.ts'

type Ended = Pick<RequestRow, 'method' | 'path' | 'timing'>

function ended(
  roundTripMs: number | null,
  changes: Partial<Ended> = {},
  sent: number | null = 1,
): Ended {
  const phases = { click: null, signed: 0, sent, firstByte: null, received: null, parsed: null }
  const times = { accept: null, complete: null, exchangeMs: null, networkMs: null }
  const timing = { startedAtMs: 0, phases, roundTripMs, ...times }
  return { method: 'POST', path: '/api/v3/trade/place-order', timing, ...changes }
}

it('is the round trip that 95 of 100 commands did not exceed, over the last fifty', () => {
  const latency = new OrderLatency(new HandClock().monotonic)
  expect(latency.p95Ms()).toBeNull()
  for (let ms = 1; ms <= 20; ms += 1) latency.note(ended(ms))
  expect(latency.p95Ms()).toBe(19)
  for (let at = 0; at < 50; at += 1) latency.note(ended(7))
  expect(latency.p95Ms()).toBe(7)
})

it('counts order commands alone, whichever way they went', () => {
  const latency = new OrderLatency(new HandClock().monotonic)
  latency.note(ended(900, { method: 'GET', path: '/api/v3/trade/order-info' }))
  latency.note(ended(900, { path: '/api/v3/account/transfer' }))
  latency.note(ended(900, { method: 'WS', path: 'login' }))
  expect(latency.p95Ms()).toBeNull()
  latency.note(ended(30, { method: 'WS', path: 'batch-place' }))
  expect(latency.p95Ms()).toBe(30)
})

it('takes a command without an answer for slow, and leaves out what never left', () => {
  const latency = new OrderLatency(new HandClock().monotonic)
  latency.note(ended(null, {}, null))
  expect(latency.p95Ms()).toBeNull()
  latency.note(ended(null))
  expect(latency.p95Ms()).toBe(10_000)
})

it('forgets what is five minutes old, so that a refusal does not hold itself up', async () => {
  const clock = new HandClock()
  const latency = new OrderLatency(clock.monotonic)
  latency.note(ended(900))
  await clock.advance(300_000)
  expect(latency.p95Ms()).toBeNull()
  latency.note(ended(12))
  latency.forget()
  expect(latency.p95Ms()).toBeNull()
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ExchangeClock } from '../../../../../electron/bitget/clock/clock-offset.ts'
import { HandClock } from '../../../../helpers/hand-clock.ts'

/** A request on a route whose true delays and true clock difference are known. */
const trip = (receivedAtMs: number, out: number, at: number, back: number, offset: number) =>
  tripFrom(receivedAtMs - out - at - back, out, at, back, offset)

const tripFrom = (sentAtMs: number, out: number, at: number, back: number, offset: number) => ({
  sentAtMs,
  acceptAtMs: sentAtMs + out + offset,
  completeAtMs: sentAtMs + out + at + offset,
  receivedAtMs: sentAtMs + out + at + back,
  resolutionMs: 0,
})

describe('the clock offset', () => {
  it('never misses the truth by more than its bound, whatever the route', () => {
    const ms = fc.double({ min: 0, max: 5000, noNaN: true })
    const trips = fc.array(fc.tuple(ms, ms, ms), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(trips, fc.integer({ min: -60_000, max: 60_000 }), (routes, truth) => {
        const hand = new HandClock()
        const clock = new ExchangeClock(hand)
        for (const [out, at, back] of routes) clock.add(trip(hand.now(), out, at, back, truth))
        const offset = clock.offset()
        expect(offset).not.toBeNull()
        if (offset === null) return
        expect(Math.abs(offset.offsetMs - truth)).toBeLessThanOrEqual(offset.boundMs + 0.01)
      }),
    )
  })

  it('comes from the sample with the smallest network share', () => {
    const hand = new HandClock()
    const clock = new ExchangeClock(hand)
    clock.add(trip(hand.now(), 80, 5, 10, 1000))
    clock.add(trip(hand.now(), 2, 500, 2, 1000))
    clock.add(trip(hand.now(), 50, 5, 90, 1000))
    expect(clock.offset()).toMatchObject({ offsetMs: 1000, boundMs: 2 })
    expect(clock.now()).toBe(hand.now() + 1000)
  })

  it('forgets a sample after five minutes', async () => {
    const hand = new HandClock()
    const clock = new ExchangeClock(hand)
    clock.add(trip(hand.now(), 1, 1, 1, 70))
    await hand.advance(300_100)
    expect(clock.offset()).toBeNull()
    expect(clock.now()).toBe(hand.now())
  })

  it('is unknown again when the wall clock was set', () => {
    const hand = new HandClock()
    const clock = new ExchangeClock(hand)
    clock.add(trip(hand.now(), 1, 1, 1, 70))
    hand.setWallClock(hand.now() + 5000)
    expect(clock.offset()).toBeNull()
  })

  it('does not use a request that was under way while the wall clock was set', () => {
    const hand = new HandClock()
    const clock = new ExchangeClock(hand)
    const before = trip(hand.now(), 1, 1, 1, 70)
    hand.setWallClock(hand.now() + 600_000)
    clock.add(before)
    expect(clock.offset()).toBeNull()
    clock.add(trip(hand.now(), 9, 1, 9, -599_930))
    expect(clock.offset()).toMatchObject({ offsetMs: -599_930 })
  })

  it('does not use a sample that cannot be', () => {
    const hand = new HandClock()
    const clock = new ExchangeClock(hand)
    const at = hand.now()
    clock.add({ ...trip(at, 1, 1, 1, 0), completeAtMs: at + 50 })
    clock.add({ ...trip(at, 1, 1, 1, 0), completeAtMs: at - 50 })
    expect(clock.offset()).toBeNull()
  })
})

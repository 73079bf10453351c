import { describe, expect, it } from 'vitest'
import { RateBudget } from '../../../../../electron/bitget/limits/rate-budget.ts'
import { HandClock } from '../../../../helpers/hand-clock.ts'

const PLACE = '/api/v3/trade/place-order'
const FEES = '/api/v3/account/fee-rate'

describe('the rate budget', () => {
  it('shows the endpoint nearest to its own limit', () => {
    const rate = new RateBudget(new HandClock())
    expect(rate.nearestLimit()).toBeNull()
    for (let call = 0; call < 4; call += 1) rate.count(PLACE)
    expect(rate.nearestLimit()).toEqual({ path: PLACE, used: 4, limit: 10 })
    rate.count(FEES)
    rate.count(FEES)
    expect(rate.nearestLimit()).toEqual({ path: FEES, used: 2, limit: 3 })
  })

  it('shows a socket that is nearer to its messages a second than any endpoint', () => {
    const rate = new RateBudget(new HandClock())
    rate.count(PLACE)
    for (let message = 0; message < 6; message += 1) rate.count('/v3/ws/private')
    expect(rate.nearestLimit()).toEqual({ path: '/v3/ws/private', used: 6, limit: 10 })
  })

  it('forgets calls after a second', async () => {
    const clock = new HandClock()
    const rate = new RateBudget(clock)
    rate.count(PLACE)
    await clock.advance(600)
    rate.count(PLACE)
    await clock.advance(500)
    expect(rate.nearestLimit()).toEqual({ path: PLACE, used: 1, limit: 10 })
    await clock.advance(600)
    expect(rate.nearestLimit()).toBeNull()
  })

  it('believes the exchange when another program uses the same account', () => {
    const rate = new RateBudget(new HandClock())
    rate.count(PLACE)
    rate.noteRemaining(PLACE, '2')
    expect(rate.nearestLimit()).toEqual({ path: PLACE, used: 8, limit: 10 })
    rate.noteRemaining(FEES, 'many')
    rate.noteRemaining(FEES, null)
    expect(rate.nearestLimit()?.path).toBe(PLACE)
  })

  it('has no room for as long as the exchange asks after a refusal, within reason', async () => {
    const clock = new HandClock()
    const rate = new RateBudget(clock)
    rate.noteRefused(PLACE, 7000)
    // An answer to an earlier call says nothing against it.
    rate.noteRemaining(PLACE, '9')
    expect(rate.room(PLACE)).toEqual({ waitMs: 7000, limit: 10 })
    await clock.advance(7000)
    expect(rate.room(PLACE).waitMs).toBe(0)
    rate.noteRefused(PLACE, 0)
    expect(rate.room(PLACE).waitMs).toBe(1000)
    rate.noteRefused(PLACE, 999_999_000)
    expect(rate.room(PLACE).waitMs).toBe(30_000)
    expect(rate.nearestLimit()).toEqual({ path: PLACE, used: 10, limit: 10 })
  })

  it('counts more calls than the limit instead of hiding them', () => {
    const rate = new RateBudget(new HandClock())
    for (let call = 0; call < 50; call += 1) rate.count(FEES)
    expect(rate.nearestLimit()).toEqual({ path: FEES, used: 50, limit: 3 })
  })
})

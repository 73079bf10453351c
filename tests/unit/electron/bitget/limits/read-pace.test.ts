import { describe, expect, it } from 'vitest'
import { RateBudget } from '../../../../../electron/bitget/limits/rate-budget.ts'
import { ReadPace } from '../../../../../electron/bitget/limits/read-pace.ts'
import { HandClock } from '../../../../helpers/hand-clock.ts'

const FEES = '/api/v3/account/fee-rate'
const PLACE = '/api/v3/trade/place-order'

function open() {
  const clock = new HandClock()
  const rate = new RateBudget(clock)
  const pace = new ReadPace({ clock, schedule: clock.schedule, rate })
  const went: string[] = []
  const read = (name: string, path = FEES) => {
    void pace.turn(path, () => {
      rate.count(path)
      went.push(name)
    })
  }
  return { clock, rate, pace, went, read }
}

describe('the pace of reads', () => {
  it('lets as many go at once as the endpoint takes, and the rest in order as the second passes', async () => {
    const { clock, went, read } = open()
    for (const name of ['1', '2', '3', '4', '5', '6', '7']) read(name)
    expect(went).toEqual(['1', '2', '3'])
    await clock.advance(999)
    expect(went).toHaveLength(3)
    await clock.advance(1)
    expect(went).toEqual(['1', '2', '3', '4', '5', '6'])
    await clock.advance(1000)
    expect(went.at(-1)).toBe('7')
    expect(clock.waiting).toBe(0)
  })

  it('pauses one endpoint after a 429, longer each time, and not the others', async () => {
    const { clock, pace, went, read } = open()
    pace.refused(FEES, null)
    read('1')
    read('other', PLACE)
    expect(went).toEqual(['other'])
    await clock.advance(1000)
    expect(went).toEqual(['other', '1'])
    pace.refused(FEES, null)
    read('2')
    await clock.advance(1999)
    expect(went).toHaveLength(2)
    await clock.advance(1)
    expect(went.at(-1)).toBe('2')
    pace.answered(FEES)
    pace.refused(FEES, null)
    read('3')
    await clock.advance(1000)
    expect(went.at(-1)).toBe('3')
  })

  it('waits as long as the exchange asks, but never beyond thirty seconds', async () => {
    const { clock, pace, went, read } = open()
    pace.refused(FEES, 4000)
    read('1')
    await clock.advance(3999)
    expect(went).toEqual([])
    await clock.advance(1)
    expect(went).toEqual(['1'])
    pace.refused(FEES, 86_400_000)
    read('2')
    await clock.advance(30_000)
    expect(went).toEqual(['1', '2'])
  })

  it('lets everything go when it is closed, and keeps no timer', async () => {
    const { clock, pace, went, read } = open()
    pace.refused(FEES, 5000)
    read('1')
    read('2')
    await clock.advance(0)
    pace.close()
    await clock.advance(0)
    expect(went).toEqual(['1', '2'])
    expect(clock.waiting).toBe(0)
  })
})

describe('the room of an endpoint', () => {
  it('is none after its calls of a second, until the oldest is a second old', async () => {
    const { clock, rate } = open()
    for (let call = 0; call < 9; call += 1) rate.count(PLACE)
    await clock.advance(400)
    expect(rate.room(PLACE)).toEqual({ waitMs: 0, limit: 10 })
    rate.count(PLACE)
    expect(rate.room(PLACE)).toEqual({ waitMs: 600, limit: 10 })
    await clock.advance(600)
    expect(rate.room(PLACE).waitMs).toBe(0)
  })

  it('is none for a second after the exchange said so', async () => {
    const { clock, rate } = open()
    rate.noteRemaining(PLACE, '0')
    await clock.advance(300)
    expect(rate.room(PLACE).waitMs).toBe(700)
    rate.noteRemaining(PLACE, '3')
    expect(rate.room(PLACE).waitMs).toBe(0)
    rate.noteRefused(PLACE, 0)
    expect(rate.room(PLACE).waitMs).toBe(1000)
    expect(rate.room(FEES).waitMs).toBe(0)
  })
})

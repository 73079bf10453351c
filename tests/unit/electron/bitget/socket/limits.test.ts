import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Backoff } from '../../../../../electron/bitget/socket/backoff.ts'
import { MessageBudget } from '../../../../../electron/bitget/socket/message-budget.ts'
import { SubscriptionQueue } from '../../../../../electron/bitget/socket/subscription-queue.ts'

describe('Backoff', () => {
  it('stays between half a second and thirty, grows, and starts over after a reset', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 9 }),
        (dice) => {
          let at = 0
          const backoff = new Backoff(() => dice[at++ % dice.length] ?? 0)
          const delays = dice.map(() => backoff.nextDelayMs())
          expect(Math.min(...delays)).toBeGreaterThanOrEqual(500)
          expect(Math.max(...delays)).toBeLessThanOrEqual(30_000)
          expect(delays[8]).toBeGreaterThanOrEqual(22_500)
          backoff.reset()
          expect(backoff.nextDelayMs()).toBeLessThanOrEqual(625)
        },
      ),
    )
  })
})

describe('MessageBudget', () => {
  it('always has room for a ping, however many orders go', () => {
    const budget = new MessageBudget()
    let orders = 0
    while (budget.waitMs('trade', 0) === 0) {
      budget.take('trade', 0)
      orders += 1
    }
    expect(orders).toBe(9)
    expect(budget.waitMs('plain', 0)).toBe(0)
    expect(budget.waitMs('subscribe', 0)).toBe(1000)
    expect(budget.waitMs('trade', 1000)).toBe(0)
  })

  it('never lets more than 10 messages or 5 subscribe frames into any second', () => {
    const kinds = fc.array(
      fc.constantFrom(
        'plain' as const,
        'trade' as const,
        'subscribe' as const,
        'unsubscribe' as const,
      ),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(kinds, (wanted) => {
        const budget = new MessageBudget()
        const sent: { atMs: number; kind: string }[] = []
        let nowMs = 0
        for (const kind of wanted) {
          nowMs += budget.waitMs(kind, nowMs)
          budget.take(kind, nowMs)
          sent.push({ atMs: nowMs, kind })
        }
        for (const { atMs } of sent) {
          const second = sent.filter((other) => other.atMs >= atMs && other.atMs < atMs + 1000)
          expect(second.length).toBeLessThanOrEqual(10)
          const frames = second.filter((other) => other.kind.endsWith('subscribe'))
          expect(frames.length).toBeLessThanOrEqual(5)
        }
      }),
    )
  })

  it('is spent after 240 subscribe requests, until an hour has passed', () => {
    const budget = new MessageBudget()
    for (let at = 0; at < 240; at += 1) budget.take('subscribe', at * 1000)
    expect(budget.isSpent(240_000)).toBe(true)
    expect(budget.isSpent(3_600_001)).toBe(false)
  })
})

describe('SubscriptionQueue', () => {
  const arg = (symbol: string) => ({ instType: 'spot', topic: 'books', symbol })

  it('puts at most 15 args into a frame', () => {
    const queue = new SubscriptionQueue()
    for (let at = 0; at < 40; at += 1) queue.subscribe(arg(`S${at}`))
    expect([0, 0, 0].map(() => queue.take(0)?.subscriptions.length)).toEqual([15, 15, 10])
    expect(queue.take(0)).toBeNull()
  })

  it('takes back what was not sent yet', () => {
    const queue = new SubscriptionQueue()
    queue.subscribe(arg('A'))
    queue.unsubscribe(arg('A'))
    expect(queue.next()).toBeNull()
  })

  it('rests 50 ms between leaving an arg and asking for it again', () => {
    const queue = new SubscriptionQueue()
    queue.unsubscribe(arg('A'))
    queue.subscribe(arg('A'))
    expect(queue.take(1000)?.operation).toBe('unsubscribe')
    expect(queue.next()?.readyAtMs).toBe(1050)
    expect(queue.take(1049)).toBeNull()
    expect(queue.take(1050)?.operation).toBe('subscribe')
  })
})

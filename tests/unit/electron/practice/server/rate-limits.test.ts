import { expect, test } from 'vitest'
import { RateLimits } from '../../../../../electron/practice/server/rate-limits.ts'

test('counts down within a second and starts anew in the next', () => {
  const limits = new RateLimits(true)
  const take = (atMs: number) => limits.take('/path', 'caller', 2, atMs)
  expect(take(1000)).toEqual({ allowed: true, remaining: 1 })
  expect(take(1500)).toEqual({ allowed: true, remaining: 0 })
  expect(take(1999)).toEqual({ allowed: false, remaining: 0 })
  expect(take(2000)).toEqual({ allowed: true, remaining: 1 })
})

test('endpoints and callers do not share a budget', () => {
  const limits = new RateLimits(true)
  limits.take('/one', 'a', 1, 0)
  expect(limits.take('/one', 'a', 1, 0).allowed).toBe(false)
  expect(limits.take('/one', 'b', 1, 0).allowed).toBe(true)
  expect(limits.take('/two', 'a', 1, 0).allowed).toBe(true)
})

test('an address that sent 6000 calls in a minute waits five minutes', () => {
  const limits = new RateLimits(true)
  for (let call = 0; call < 6000; call += 1) expect(limits.takeFromAddress('a', 1000)).toBe(true)
  expect(limits.takeFromAddress('a', 2000)).toBe(false)
  expect(limits.takeFromAddress('b', 2000)).toBe(true)
  expect(limits.takeFromAddress('a', 2000 + 299_999)).toBe(false)
  expect(limits.takeFromAddress('a', 2000 + 300_000)).toBe(true)
})

test('nothing is refused when limits are off', () => {
  const limits = new RateLimits(false)
  for (let call = 0; call < 50; call += 1) {
    expect(limits.take('/one', 'a', 10, 0)).toEqual({ allowed: true, remaining: 10 })
  }
})

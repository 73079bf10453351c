import { expect, test } from 'vitest'
import { keepPace } from '../../../../../electron/practice/host/market-pace.ts'
import { ManualScheduler } from '../../../../helpers/manual-scheduler.ts'

test.each([
  [0, 0],
  [0.5, 5],
  [1, 10],
  [10, 100],
  [100, 1000],
])('at speed %d the market takes %d steps a second', (speed, expected) => {
  const scheduler = new ManualScheduler()
  let steps = 0
  const stop = keepPace(
    speed,
    () => {
      steps += 1
    },
    scheduler,
  )
  scheduler.pass(1000)
  expect(steps).toBe(expected)
  stop()
  scheduler.pass(1000)
  expect(steps).toBe(expected)
})

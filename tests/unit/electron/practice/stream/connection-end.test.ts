import { expect, it } from 'vitest'
import { isOver } from '../../../../../electron/practice/stream/connection-end.ts'

const HOUR_MS = 3_600_000

it.each([
  ['one just opened stays', 0, 0, false],
  ['two minutes without ping are allowed', 120_000, 120_000, false],
  ['more than two minutes without ping are not', 120_001, 120_001, true],
  ['one that pings lives on through the day', 24 * HOUR_MS - 1, 10_000, false],
  ['a day ends it, however often it pings', 24 * HOUR_MS, 0, true],
])('%s', (_case, openForMs, silentForMs, over) => {
  expect(isOver({ openForMs, silentForMs })).toBe(over)
})

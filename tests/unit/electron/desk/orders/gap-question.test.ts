import { expect, it } from 'vitest'
import {
  gapQuestion,
  type Listed,
  unknownOrders,
} from '../../../../../electron/desk/orders/gap-question.ts'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 5, 1)

it.each([
  ['a loss of now', 'lost', 0, 0, { sinceMs: NOW - DAY, openSinceMs: 0 }],
  ['a loss of long ago', 'lost', 400, 400, { sinceMs: NOW - 29 * DAY, openSinceMs: 0 }],
  ['a run of today', 'cut', 0.5, 0, { sinceMs: NOW - 1.5 * DAY, openSinceMs: NOW - 1.5 * DAY }],
  ['a run of 28 days', 'cut', 28, 0, { sinceMs: NOW - 29 * DAY, openSinceMs: NOW - 29 * DAY }],
  ['a run of a year', 'cut', 365, 1, { sinceMs: NOW - 29 * DAY, openSinceMs: NOW - 29 * DAY }],
  ['one that ended a month ago', 'cut', 40, 31, null],
  ['one that ended just in time', 'cut', 40, 30, { sinceMs: NOW - 29 * DAY }],
  ['a clock set back since', 'cut', -400, -400, { sinceMs: NOW - 29 * DAY }],
  ['a clock set forward since: it waits for a right one', 'cut', 5000, 5000, null],
] as const)('asks after %s', (_name, kind, beganDays, endedDays, question) => {
  const gap = { kind, beganAtMs: NOW - beganDays * DAY, endedByMs: NOW - endedDays * DAY } as const
  if (question === null) expect(gapQuestion(gap, NOW)).toBeNull()
  else expect(gapQuestion(gap, NOW)).toMatchObject(question)
})

const FROM = 1000
const after = (clientOid: string): Listed => ({ clientOid, createdAtMs: FROM })
const before = (clientOid: string): Listed => ({ clientOid, createdAtMs: FROM - 1 })
const CUT = { sinceMs: FROM, openSinceMs: FROM }

it.each([
  ['none where all are known', [after('a')], [after('b')], ['a', 'b'], CUT, 0, 0],
  ['those that are not', [after('a'), after('b')], [after('c')], ['a'], CUT, 1, 1],
  ['none that was placed before', [before('a')], [before('b')], [], CUT, 0, 0],
  [
    'every open one after a loss',
    [before('a')],
    [before('b')],
    [],
    { ...CUT, openSinceMs: 0 },
    1,
    0,
  ],
  ['one that ended between two answers once', [after('a')], [after('a')], [], CUT, 1, 0],
  ['one that two lists have once', [], [after('a'), after('a')], [], CUT, 0, 1],
  ['none of an empty account', [], [], ['a'], CUT, 0, 0],
] as const)('counts %s', (_name, open, ended, known, question, openCount, endedCount) => {
  const counted = unknownOrders({ open, ended }, new Set(known), question)
  expect(counted).toEqual({ open: openCount, ended: endedCount })
})

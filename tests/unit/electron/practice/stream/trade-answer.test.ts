import { expect, test } from 'vitest'
import {
  createPracticeKey,
  STARTING_KEYS,
} from '../../../../../electron/practice/accounts/practice-key.ts'
import { createEngine } from '../../../../../electron/practice/engine/engine.ts'
import { PRACTICE_INSTRUMENTS } from '../../../../../electron/practice/market/instruments.ts'
import { RateLimits } from '../../../../../electron/practice/server/rate-limits.ts'
import { answerTrade } from '../../../../../electron/practice/stream/trade-answer.ts'

const NOW_MS = 1_790_000_000_000
const MESSAGE = {
  id: 'c-1',
  topic: 'cancel-order',
  category: undefined,
  args: [{ orderId: '1' }],
  requestTime: undefined,
}

function scene(execute: () => never) {
  const [plan] = STARTING_KEYS
  if (plan === undefined) throw new Error('no starting key')
  const reported: unknown[] = []
  const parts = {
    exchange: {
      engine: createEngine({ instruments: PRACTICE_INSTRUMENTS, startAtMs: NOW_MS, seed: 1 }),
      execute,
    },
    clock: { nowMs: () => NOW_MS, nowUs: () => NOW_MS * 1000 },
    limits: new RateLimits(true),
    report: (error: unknown) => void reported.push(error),
  }
  return { parts, key: createPracticeKey(plan, 1), reported }
}

const broken = new Error('broken')
const fail = () => {
  throw broken
}

test('a fault of the program leaves the order unknown, and is told', () => {
  const { parts, key, reported } = scene(fail)
  expect(JSON.parse(answerTrade(parts, key, MESSAGE, 'connection'))).toEqual({
    event: 'error',
    id: 'c-1',
    code: '45001',
    msg: 'Unknown error',
  })
  expect(reported).toEqual([broken])
})

test('without an id or a login it is a control error with a number', () => {
  const { parts, key, reported } = scene(fail)
  const nameless = answerTrade(parts, key, { ...MESSAGE, id: null }, 'connection')
  expect(JSON.parse(nameless)).toMatchObject({ event: 'error', code: 30016 })
  const stranger = answerTrade(parts, undefined, MESSAGE, 'connection')
  expect(JSON.parse(stranger)).toMatchObject({ event: 'error', code: 30004 })
  expect(reported).toEqual([])
})

test('the eleventh order in a second is refused with 429', () => {
  const { parts, key } = scene(fail)
  const answers = Array.from({ length: 11 }, () => answerTrade(parts, key, MESSAGE, 'connection'))
  const codes = answers.map((answer) => JSON.parse(answer).code)
  expect(codes).toEqual([...Array(10).fill('45001'), '429'])
})

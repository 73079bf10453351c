import { expect, it } from 'vitest'
import type { BoundedQuestion, Question } from '../../../../electron/shell/bounded-question.ts'
import { LiveLock } from '../../../../electron/shell/live-lock.ts'
import type { Environment } from '../../../../shared/domain/environment.ts'

type Answer = Awaited<ReturnType<BoundedQuestion['ask']>>

function open(answer: Answer, whileOpen: (seats: Seats) => void = () => undefined) {
  const seats: Seats = { environment: 'live', key: { id: 'key-1', hint: '4f2a' }, lock: null }
  const questions: Question[] = []
  const lock = new LiveLock({
    question: {
      ask: async (question) => {
        questions.push(question)
        whileOpen(seats)
        return answer
      },
    },
    settings: () => ({ environment: seats.environment, language: 'en' }),
    key: () => seats.key,
  })
  seats.lock = lock
  return { lock, seats, questions }
}

/** Keys may end alike. */
const OTHER_KEY = { id: 'key-2', hint: '4f2a' }

interface Seats {
  environment: Environment
  key: { readonly id: string; readonly hint: string } | null
  lock: LiveLock | null
}

function isOpen(lock: LiveLock, keySetId = 'key-1'): boolean {
  return !lock.isLockedFor({ environment: 'live', keySetId })
}

it('is locked until somebody says yes, who is told which key signs', async () => {
  const { lock, questions } = open('yes')
  expect(isOpen(lock)).toBe(false)
  expect(await lock.unlock()).toEqual({ ok: true, value: null })
  expect(isOpen(lock)).toBe(true)
  expect(questions[0]?.detail).toContain('·…4f2a')
})

it.each<readonly [Answer, string]>([
  ['no', 'live-not-confirmed'],
  ['busy', 'live-not-confirmed'],
  ['worn-out', 'not-asked-again'],
])('stays locked after the answer %s', async (answer, reason) => {
  const { lock } = open(answer)
  expect(await lock.unlock()).toMatchObject({ ok: false, error: { reason } })
  expect(isOpen(lock)).toBe(false)
})

it('asks nobody outside of live, nor without a live key', async () => {
  const away = open('yes')
  away.seats.environment = 'practice'
  expect(await away.lock.unlock()).toMatchObject({ error: { reason: 'live-not-confirmed' } })
  const keyless = open('yes')
  keyless.seats.key = null
  expect(await keyless.lock.unlock()).toMatchObject({ error: { reason: 'no-key' } })
  expect([...away.questions, ...keyless.questions]).toEqual([])
})

it.each<readonly [string, (seats: Seats) => void]>([
  ['live was left', ({ lock }) => lock?.follow({ environment: 'demo' })],
  ['the desk had locked', ({ lock }) => lock?.lock()],
  ['another key was chosen', (seats) => Object.assign(seats, { key: OTHER_KEY })],
])('takes no yes that came when %s', async (_what, change) => {
  const { lock } = open('yes', change)
  expect(await lock.unlock()).toMatchObject({ error: { reason: 'live-not-confirmed' } })
  expect(isOpen(lock)).toBe(false)
})

it('locks again on demand and when live is left, and not for other settings', async () => {
  const { lock } = open('yes')
  await lock.unlock()
  lock.follow({ environment: 'live' })
  expect(isOpen(lock)).toBe(true)
  lock.follow({ environment: 'practice' })
  expect(isOpen(lock)).toBe(false)
  await lock.unlock()
  lock.lock()
  expect(isOpen(lock)).toBe(false)
})

it('is unlocked for the key of the question alone', async () => {
  const { lock, seats } = open('yes')
  await lock.unlock()
  expect([isOpen(lock, 'key-2'), isOpen(lock)]).toEqual([false, true])
  seats.key = OTHER_KEY
  lock.followKey()
  seats.key = { id: 'key-1', hint: '4f2a' }
  lock.followKey()
  expect(isOpen(lock)).toBe(false)
})

it('locks live alone', () => {
  const { lock } = open('yes')
  expect(lock.isLockedFor({ environment: 'demo', keySetId: 'key-1' })).toBe(false)
  expect(lock.isLockedFor(null)).toBe(false)
})

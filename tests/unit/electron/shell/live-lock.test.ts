import { expect, it } from 'vitest'
import type { BoundedQuestion, Question } from '../../../../electron/shell/bounded-question.ts'
import { LiveLock } from '../../../../electron/shell/live-lock.ts'
import type { Environment } from '../../../../shared/domain/environment.ts'

type Answer = Awaited<ReturnType<BoundedQuestion['ask']>>

function open(answer: Answer, whileOpen: (seats: Seats) => void = () => undefined) {
  const seats: Seats = { environment: 'live', hint: '4f2a', lock: null }
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
    keyHint: () => seats.hint,
  })
  seats.lock = lock
  return { lock, seats, questions }
}

interface Seats {
  environment: Environment
  hint: string | null
  lock: LiveLock | null
}

it('is locked until somebody says yes, who is told which key signs', async () => {
  const { lock, questions } = open('yes')
  expect(lock.isUnlocked).toBe(false)
  expect(await lock.unlock()).toEqual({ ok: true, value: null })
  expect(lock.isUnlocked).toBe(true)
  expect(questions[0]?.detail).toContain('·…4f2a')
})

it.each<readonly [Answer, string]>([
  ['no', 'live-not-confirmed'],
  ['busy', 'live-not-confirmed'],
  ['worn-out', 'not-asked-again'],
])('stays locked after the answer %s', async (answer, reason) => {
  const { lock } = open(answer)
  expect(await lock.unlock()).toMatchObject({ ok: false, error: { reason } })
  expect(lock.isUnlocked).toBe(false)
})

it('asks nobody outside of live, nor without a live key', async () => {
  const away = open('yes')
  away.seats.environment = 'practice'
  expect(await away.lock.unlock()).toMatchObject({ error: { reason: 'live-not-confirmed' } })
  const keyless = open('yes')
  keyless.seats.hint = null
  expect(await keyless.lock.unlock()).toMatchObject({ error: { reason: 'no-key' } })
  expect([...away.questions, ...keyless.questions]).toEqual([])
})

it.each<readonly [string, (seats: Seats) => void]>([
  ['live was left', ({ lock }) => lock?.follow({ environment: 'demo' })],
  ['the desk had locked', ({ lock }) => lock?.lock()],
  ['another key was chosen', (seats) => Object.assign(seats, { hint: '0000' })],
])('takes no yes that came when %s', async (_what, change) => {
  const { lock } = open('yes', change)
  expect(await lock.unlock()).toMatchObject({ error: { reason: 'live-not-confirmed' } })
  expect(lock.isUnlocked).toBe(false)
})

it('locks again on demand and when live is left, and not for other settings', async () => {
  const { lock } = open('yes')
  await lock.unlock()
  lock.follow({ environment: 'live' })
  expect(lock.isUnlocked).toBe(true)
  lock.follow({ environment: 'practice' })
  expect(lock.isUnlocked).toBe(false)
  await lock.unlock()
  lock.lock()
  expect(lock.isUnlocked).toBe(false)
})

import { describe, expect, it } from 'vitest'
import { BoundedQuestion, type Question } from '../../../../electron/shell/bounded-question.ts'
import { GuardConfirmation } from '../../../../electron/shell/guard-confirmation.ts'
import { DEFAULT_SETTINGS } from '../../../../shared/domain/settings.ts'
import type { SettingsPatch } from '../../../../shared/ipc/contract.ts'

const { guards } = DEFAULT_SETTINGS
const OFF = { isOn: false, limit: '5' } as const
const LOOSER: SettingsPatch = { guards: { ...guards, live: { ...guards.live, priceBand: OFF } } }

function asked(answer: boolean) {
  const questions: Question[] = []
  const gate = new GuardConfirmation(
    new BoundedQuestion(async (question) => {
      questions.push(question)
      return answer
    }),
  )
  return { questions, change: (patch: SettingsPatch) => gate.mayChange(DEFAULT_SETTINGS, patch) }
}

it.each<readonly [string, SettingsPatch]>([
  ['a change of something else', { theme: 'light' }],
  ['guards that stay', { guards }],
  [
    'tighter guards',
    { guards: { ...guards, live: { ...guards.live, notional: { isOn: true, limit: '1' } } } },
  ],
  [
    'looser guards where no money is',
    { guards: { ...guards, demo: { ...guards.demo, priceBand: OFF } } },
  ],
])('lets %s through without a question', async (_what, patch) => {
  const { change, questions } = asked(false)
  expect(await change(patch)).toEqual({ ok: true, value: null })
  expect(questions).toEqual([])
})

it('asks before a live guard is loosened, naming it with both figures', async () => {
  const { change, questions } = asked(true)
  expect(await change(LOOSER)).toEqual({ ok: true, value: null })
  expect(questions[0]?.detail).toContain('Price band, %: 5 → no limit')
})

it('refuses what was not confirmed', async () => {
  const { change } = asked(false)
  expect(await change(LOOSER)).toMatchObject({ error: { reason: 'guards-not-confirmed' } })
})

it('asks nobody a fourth time who said no three times', async () => {
  const { change, questions } = asked(false)
  for (let time = 0; time < 3; time += 1) await change(LOOSER)
  expect(await change(LOOSER)).toMatchObject({ error: { reason: 'not-asked-again' } })
  expect(questions).toHaveLength(3)
})

it('lists twelve limits at most, so that the buttons stay on the screen', async () => {
  const sizes = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`SPOT:C${at}`, '1']))
  const questions: Question[] = []
  const gate = new GuardConfirmation(
    new BoundedQuestion(async (question) => questions.push(question) === 0),
  )
  const current = { ...DEFAULT_SETTINGS, guards: { ...guards, live: { ...guards.live, sizes } } }
  await gate.mayChange(current, { guards })
  expect(questions[0]?.detail.split('\n')).toHaveLength(15)
  expect(questions[0]?.detail).toContain('and 188 more limits')
})

describe('while a question is open', () => {
  function open() {
    let answer: (isMeant: boolean) => void = () => undefined
    let questions = 0
    const gate = new GuardConfirmation(
      new BoundedQuestion(() => {
        questions += 1
        return new Promise((resolve) => {
          answer = resolve
        })
      }),
    )
    const change = (patch: SettingsPatch) => gate.mayChange(DEFAULT_SETTINGS, patch)
    return { change, say: (isMeant: boolean) => answer(isMeant), asked: () => questions }
  }

  it('a second one is refused', async () => {
    const { change, say, asked: count } = open()
    const first = change(LOOSER)
    expect(await change(LOOSER)).toMatchObject({ ok: false })
    say(true)
    expect(await first).toMatchObject({ ok: true })
    expect(count()).toBe(1)
  })

  it('live guards do not tighten either, for the yes would undo that unseen', async () => {
    const { change, say } = open()
    const first = change(LOOSER)
    const notional = { isOn: true, limit: '1' }
    const tighter = { guards: { ...guards, live: { ...guards.live, notional } } }
    expect(await change(tighter)).toMatchObject({ error: { reason: 'guards-not-confirmed' } })
    expect(await change({ theme: 'light' })).toMatchObject({ ok: true })
    say(false)
    await first
    expect(await change(tighter)).toMatchObject({ ok: true })
  })
})

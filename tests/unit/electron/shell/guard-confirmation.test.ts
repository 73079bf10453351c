import { expect, it } from 'vitest'
import { type AskUser, GuardConfirmation } from '../../../../electron/shell/guard-confirmation.ts'
import { DEFAULT_SETTINGS } from '../../../../shared/domain/settings.ts'
import type { SettingsPatch } from '../../../../shared/ipc/contract.ts'

const { guards } = DEFAULT_SETTINGS
const OFF = { isOn: false, limit: '5' } as const
const LOOSER: SettingsPatch = { guards: { ...guards, live: { ...guards.live, priceBand: OFF } } }

function asked(answer: boolean) {
  const questions: Array<Parameters<AskUser>[0]> = []
  const gate = new GuardConfirmation(async (question) => {
    questions.push(question)
    return answer
  })
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

it('refuses a second question while one is open', async () => {
  let answer: (isMeant: boolean) => void = () => undefined
  let questions = 0
  const gate = new GuardConfirmation(() => {
    questions += 1
    return new Promise((resolve) => {
      answer = resolve
    })
  })
  const first = gate.mayChange(DEFAULT_SETTINGS, LOOSER)
  expect(await gate.mayChange(DEFAULT_SETTINGS, LOOSER)).toMatchObject({ ok: false })
  answer(true)
  expect(await first).toMatchObject({ ok: true })
  expect(questions).toBe(1)
})

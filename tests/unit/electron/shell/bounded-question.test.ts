import { expect, it } from 'vitest'
import { BoundedQuestion } from '../../../../electron/shell/bounded-question.ts'

const QUESTION = { message: 'Go?', detail: '', yes: 'Go', no: 'Stay' }

function answering(...answers: ReadonlyArray<boolean>) {
  const left = [...answers]
  const seen = { asked: 0 }
  const question = new BoundedQuestion(async () => {
    seen.asked += 1
    return left.shift() ?? false
  })
  return { seen, ask: () => question.ask(QUESTION) }
}

it('gives the answer', async () => {
  const { ask } = answering(true, false)
  expect([await ask(), await ask()]).toEqual(['yes', 'no'])
})

it('is not put while it is open', async () => {
  const { ask, seen } = answering(true)
  expect(await Promise.all([ask(), ask()])).toEqual(['yes', 'busy'])
  expect(seen.asked).toBe(1)
})

it('is not put again after three noes in a row', async () => {
  const { ask, seen } = answering(false, false, true, false, false, false, true)
  const answers = []
  for (let time = 0; time < 8; time += 1) answers.push(await ask())
  expect(answers).toEqual(['no', 'no', 'yes', 'no', 'no', 'no', 'worn-out', 'worn-out'])
  expect(seen.asked).toBe(6)
})

it('can be put again when the window for it could not be opened', async () => {
  let isBroken = true
  const question = new BoundedQuestion(async () => {
    if (isBroken) throw new Error('no window')
    return true
  })
  await expect(question.ask(QUESTION)).rejects.toThrow('no window')
  isBroken = false
  expect(await question.ask(QUESTION)).toBe('yes')
})

import { describe, expect, it, test } from 'vitest'
import {
  practiceControlHandlers,
  refusalError,
} from '../../../../electron/shell/practice-control-handlers.ts'
import type { PracticeView } from '../../../../shared/domain/connection.ts'
import { fail } from '../../../../shared/domain/error.ts'
import { PRACTICE_REFUSALS } from '../../../../shared/domain/practice-message.ts'
import { FAKE_PRACTICE } from '../../../helpers/fake-keys.ts'
import { FakePracticeControl } from '../../../helpers/fake-practice-control.ts'

const UID = '7000000001'
const SCOPE = { exposure: true, history: true, balances: null }

function scene(state: PracticeView['state'] = 'running', uid: string | null = UID) {
  const now = { view: { ...FAKE_PRACTICE, state } }
  const practice = new FakePracticeControl(() => now.view)
  const beganAnew = async () => {
    practice.calls.push('began anew')
  }
  return { now, practice, handlers: practiceControlHandlers(practice, () => uid, beganAnew) }
}

describe('requests to the practice exchange of the desk', () => {
  it('resets and explains the account of the practice key in use', async () => {
    const { practice, handlers } = scene()
    expect(await handlers['practice.reset'](SCOPE)).toMatchObject({ ok: true })
    expect(await handlers['practice.explain']('12')).toMatchObject({
      ok: true,
      value: { orderId: '12' },
    })
    expect(practice.asked).toEqual([
      { kind: 'reset', accountId: UID, scope: SCOPE },
      { kind: 'explain', accountId: UID, orderId: '12' },
    ])
  })

  it('answer a reset when what was known is forgotten', async () => {
    const { practice, handlers } = scene()
    await handlers['practice.reset'](SCOPE)
    expect(practice.calls).toEqual(['began anew'])
  })

  it('need a practice key that the exchange has told about', async () => {
    const { practice, handlers } = scene('running', null)
    const noKey = { ok: false, error: { kind: 'invalid', reason: 'no-key' } }
    expect(await handlers['practice.reset'](SCOPE)).toMatchObject(noKey)
    expect(await handlers['practice.explain']('12')).toMatchObject(noKey)
    expect(practice.asked).toEqual([])
  })

  it('keep states, bring them back and forget them', async () => {
    const { handlers } = scene()
    const one = { ok: true, value: [{ name: 'start' }] }
    expect(await handlers['practice.keep']('start')).toMatchObject(one)
    expect(await handlers['practice.keptStates']()).toMatchObject(one)
    expect(await handlers['practice.bringBack']('start')).toEqual({
      ok: true,
      value: FAKE_PRACTICE,
    })
    expect(await handlers['practice.forget']('start')).toEqual({ ok: true, value: [] })
    expect(await handlers['practice.bringBack']('start')).toEqual(fail(refusalError('not-found')))
  })

  it.each([
    ['elsewhere', { kind: 'invalid', reason: 'practice-elsewhere' }],
    ['stopped', { kind: 'unavailable', reason: 'practice-down' }],
    ['failed', { kind: 'unavailable', reason: 'practice-down' }],
  ] as const)('ask nothing of an exchange that is %s', async (state, error) => {
    const { practice, handlers } = scene(state)
    for (const answer of [
      await handlers['practice.reset'](SCOPE),
      await handlers['practice.keptStates'](),
      await handlers['practice.keep']('a'),
      await handlers['practice.forget']('a'),
      await handlers['practice.explain']('1'),
    ]) {
      expect(answer).toMatchObject({ ok: false, error })
    }
    expect(practice.asked).toEqual([])
  })

  it('bring back through a new process when the old one ended over it', async () => {
    const { now, practice, handlers } = scene()
    await handlers['practice.keep']('start')
    const ask = practice.ask.bind(practice)
    practice.ask = async (question) => {
      practice.ask = ask
      now.view = { ...FAKE_PRACTICE, state: 'failed' }
      await ask(question)
      return fail({ kind: 'unavailable', reason: 'practice-down' })
    }
    practice.restart = async () => {
      practice.calls.push('restart')
      return now.view
    }
    practice.start = async () => {
      practice.calls.push('start')
      now.view = FAKE_PRACTICE
      return now.view
    }
    expect(await handlers['practice.bringBack']('start')).toEqual({
      ok: true,
      value: FAKE_PRACTICE,
    })
    expect(practice.calls).toEqual(['restart', 'start', 'began anew'])
  })

  it('do not restart an exchange that only refused', async () => {
    const { practice, handlers } = scene()
    await handlers['practice.bringBack']('nothing')
    expect(practice.calls).toEqual([])
  })
})

test.each(PRACTICE_REFUSALS)('the refusal %s is an error that the page has words for', (reason) => {
  expect(refusalError(reason).kind).toMatch(/^(invalid|unavailable)$/)
})

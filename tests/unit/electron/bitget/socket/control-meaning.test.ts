import { describe, expect, it } from 'vitest'
import { controlMeaning } from '../../../../../electron/bitget/socket/control-meaning.ts'
import type { ControlFrame } from '../../../../../electron/bitget/socket/frame.ts'

const BOOKS = { instType: 'usdt-futures', topic: 'books', symbol: 'NOPEUSDT' }
// As the exchange printed it.
const UNKNOWN_TOPIC =
  '{"instType":"usdt-futures","symbol":"NOPEUSDT","topic":"books"} doesn\'t exist'

const frame = (overrides: Partial<ControlFrame>): ControlFrame => ({
  ...{ kind: 'control', event: 'error', arg: null, code: '', message: '', text: '' },
  ...overrides,
})

describe('controlMeaning', () => {
  it.each(['30005', '30011', '30012', '30013', '30015'])('%s refuses a login', (code) => {
    const meaning = controlMeaning(frame({ code }), true)
    expect(meaning).toEqual({ kind: 'login-failed', why: 'login-refused' })
  })

  it('30014 calls the timestamp of a login expired', () => {
    const meaning = controlMeaning(frame({ code: '30014' }), true)
    expect(meaning).toEqual({ kind: 'login-failed', why: 'login-expired' })
  })

  it.each(['30015', '30014'])('%s is no failed login when none is awaited', (code) => {
    const meaning = controlMeaning(frame({ code }), false)
    expect(meaning).toEqual({ kind: 'nothing' })
  })

  it.each([
    ['30004', 'over'],
    ['30007', 'over'],
    ['30033', 'reset-ahead'],
    ['30006', 'nothing'],
    ['39999', 'nothing'],
  ] as const)('%s means: %s', (code, kind) => {
    expect(controlMeaning(frame({ code }), false)).toEqual({ kind })
    expect(controlMeaning(frame({ code }), true)).toEqual({ kind })
  })

  it('a subscription that does not exist is named inside the message', () => {
    const meaning = controlMeaning(frame({ code: '30001', message: UNKNOWN_TOPIC }), false)
    expect(meaning).toEqual({ kind: 'rejected', subscription: BOOKS })
  })

  it('one that the message does not name is only told', () => {
    const meaning = controlMeaning(frame({ code: '30001', message: 'not here' }), false)
    expect(meaning).toEqual({ kind: 'nothing' })
  })

  it('a login counts only while one is awaited, and only with code 0', () => {
    const login = frame({ event: 'login', code: '0' })
    expect(controlMeaning(login, true)).toEqual({ kind: 'logged-in' })
    expect(controlMeaning(login, false)).toEqual({ kind: 'nothing' })
    expect(controlMeaning({ ...login, code: '1' }, true)).toEqual({ kind: 'nothing' })
  })

  it('an acknowledgement needs to say of what', () => {
    const acknowledged = { kind: 'acknowledged', subscription: BOOKS }
    expect(controlMeaning(frame({ event: 'subscribe', arg: BOOKS }), false)).toEqual(acknowledged)
    expect(controlMeaning(frame({ event: 'subscribe' }), false)).toEqual({ kind: 'nothing' })
    expect(controlMeaning(frame({ event: 'unsubscribe', arg: BOOKS }), false)).toEqual({
      kind: 'nothing',
    })
  })
})

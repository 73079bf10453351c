import { beforeEach, describe, expect, it } from 'vitest'
import {
  armingAnswer,
  askAgainAfterMs,
  renewAfterMs,
} from '../../../../../electron/desk/dead-man/dead-man-rules.ts'
import { DeadManSwitch } from '../../../../../electron/desk/dead-man/dead-man-switch.ts'
import type { Answer } from '../../../../../electron/desk/ports.ts'
import type { DeadManView } from '../../../../../shared/domain/panic.ts'
import type { Notice } from '../../../../../shared/ipc/contract.ts'
import {
  answered,
  FakePrivateRest,
  LOST,
  refusedWith,
} from '../../../../helpers/fake-private-rest.ts'
import { HandClock, settle } from '../../../../helpers/hand-clock.ts'
import { aTradingSession } from '../../../../helpers/trading-session.ts'

const YES = answered(null)
const NOT_ENABLED = refusedWith({ kind: 'refused', code: '40014', message: 'not enabled' }, true)
const TOO_SOON = refusedWith({ kind: 'rateLimited', retryAfterMs: 3000 }, true)
const NO_WAY = refusedWith({ kind: 'unavailable', reason: 'offline' }, true)

let clock: HandClock
let rest: FakePrivateRest
let sent: string[]
let answer: Answer<null> | Promise<Answer<null>>
let views: DeadManView[]
let notices: Notice[]
let fired: number
let deadMan: DeadManSwitch

beforeEach(() => {
  clock = new HandClock(1_000_000)
  rest = new FakePrivateRest()
  sent = []
  answer = YES
  views = []
  notices = []
  fired = 0
  rest.countdownCancelAll = async (seconds) => {
    sent.push(`${seconds ?? 'off'} at ${(clock.now() - 1_000_000) / 1000}`)
    return answer
  }
  deadMan = new DeadManSwitch({
    clock,
    schedule: clock.schedule,
    emit: (view) => views.push(view),
    onNotice: (notice) => notices.push(notice),
    onFired: () => {
      fired += 1
    },
  })
  deadMan.activate(aTradingSession(rest))
})

describe('what an answer to arming means', () => {
  it.each<[string, Answer<null>, string]>([
    ['yes', YES, 'armed'],
    ['not enabled for this key', NOT_ENABLED, 'refused'],
    ['too soon', TOO_SOON, 'again'],
    ['nothing left this machine', NO_WAY, 'again'],
    ['no answer', LOST, 'again'],
  ])('%s', (_name, given, meaning) => {
    expect(armingAnswer(given)).toBe(meaning)
  })

  it.each([
    [5, 2500],
    [60, 30_000],
    [2, 1100],
  ])('%i seconds are renewed after %i ms', (seconds, ms) => {
    expect(renewAfterMs(seconds)).toBe(ms)
  })

  it('is asked again no sooner than the exchange allows', () => {
    expect(askAgainAfterMs(LOST)).toBe(1100)
    expect(askAgainAfterMs(TOO_SOON)).toBe(3000)
  })
})

describe('the dead-man switch', () => {
  it('is off until it is armed, and needs a key', async () => {
    expect(deadMan.read()).toMatchObject({ state: 'off', seconds: null, firesAtMs: null })
    deadMan.activate(null)
    expect(await deadMan.arm(10)).toMatchObject({ error: { reason: 'no-key' } })
    expect(views).toEqual([])
  })

  it('is renewed at half of its time, and counts from when each call was sent', async () => {
    expect(await deadMan.arm(10)).toEqual({
      ok: true,
      value: { state: 'armed', seconds: 10, firesAtMs: 1_010_000, error: null },
    })
    await clock.advance(12_000)
    expect(sent).toEqual(['10 at 0', '10 at 5', '10 at 10'])
    expect(deadMan.read()).toMatchObject({ state: 'armed', firesAtMs: 1_020_000 })
    expect(notices).toEqual([])
  })

  it('tries again every second while a renewal goes unanswered, and is uncertain past its time', async () => {
    await deadMan.arm(5)
    answer = LOST
    await clock.advance(4900)
    expect(deadMan.read()).toMatchObject({ state: 'armed', firesAtMs: 1_005_000 })
    expect(sent).toEqual(['5 at 0', '5 at 2.5', '5 at 3.6', '5 at 4.7'])
    await clock.advance(200)
    expect(deadMan.read()).toMatchObject({ state: 'uncertain', seconds: 5 })
    expect(notices).toEqual([{ kind: 'dead-man', state: 'uncertain' }])
    expect(fired).toBe(1)
    await clock.advance(10_000)
    expect(notices).toHaveLength(1)
    answer = YES
    await clock.advance(2000)
    expect(deadMan.read()).toMatchObject({ state: 'armed', error: null })
  })

  it('becomes uncertain in time although a renewal hangs', async () => {
    await deadMan.arm(5)
    answer = new Promise(() => undefined)
    await clock.advance(5100)
    expect(deadMan.read().state).toBe('uncertain')
    expect(fired).toBe(1)
  })

  it('is refused with the words of the exchange, and asks no more', async () => {
    answer = NOT_ENABLED
    expect(await deadMan.arm(10)).toMatchObject({
      value: { state: 'refused', firesAtMs: null, error: { code: '40014' } },
    })
    await clock.advance(60_000)
    expect(sent).toHaveLength(1)
    // The answer told it already.
    expect(notices).toEqual([])
  })

  it('tells when a renewal is refused, and shows when what was armed fires', async () => {
    await deadMan.arm(10)
    answer = NOT_ENABLED
    await clock.advance(6000)
    expect(deadMan.read()).toMatchObject({ state: 'refused', firesAtMs: 1_010_000 })
    expect(notices).toEqual([{ kind: 'dead-man', state: 'refused' }])
  })

  it('is uncertain after a first call without an answer, and armed when a later one has one', async () => {
    answer = LOST
    expect(await deadMan.arm(10)).toMatchObject({
      value: { state: 'uncertain', seconds: 10, firesAtMs: null, error: { reason: 'timeout' } },
    })
    answer = YES
    await clock.advance(1100)
    expect(deadMan.read()).toMatchObject({ state: 'armed', firesAtMs: 1_011_100 })
  })

  it('takes another time at once', async () => {
    await deadMan.arm(60)
    await clock.advance(2000)
    expect(await deadMan.arm(5)).toMatchObject({ value: { seconds: 5, state: 'armed' } })
    await clock.advance(2500)
    expect(sent).toEqual(['60 at 0', '5 at 2', '5 at 4.5'])
  })

  it('is renewed the moment the machine wakes, and tells that it slept too long', async () => {
    await deadMan.arm(10)
    // Timers stood still while the wall clock went on.
    clock.setWallClock(1_500_000)
    deadMan.wake()
    await settle()
    expect(notices).toEqual([{ kind: 'dead-man', state: 'uncertain' }])
    expect(deadMan.read()).toMatchObject({ state: 'armed', firesAtMs: 1_510_000 })
  })
})

describe('disarming the switch', () => {
  it('tells the exchange and renews no more', async () => {
    await deadMan.arm(10)
    await clock.advance(2000)
    expect(await deadMan.arm(null)).toMatchObject({ value: { state: 'off', firesAtMs: null } })
    await clock.advance(60_000)
    expect(sent).toEqual(['10 at 0', 'off at 2'])
    expect(clock.waiting).toBe(0)
  })

  it('waits for a renewal that is under way, which would arm it again', async () => {
    await deadMan.arm(10)
    let arrive: (value: Answer<null>) => void = () => undefined
    answer = new Promise((resolve) => {
      arrive = resolve
    })
    await clock.advance(5000)
    const disarming = deadMan.arm(null)
    await settle()
    expect(sent).toEqual(['10 at 0', '10 at 5'])
    answer = YES
    arrive(YES)
    await clock.advance(1100)
    expect(await disarming).toMatchObject({ value: { state: 'off' } })
    expect(sent.at(-1)).toBe('off at 6.1')
  })

  it('comes a second after a renewal: one too early would be put off until it has fired', async () => {
    await deadMan.arm(5)
    await clock.advance(2600)
    const disarming = deadMan.arm(null)
    await clock.advance(1000)
    expect(await disarming).toMatchObject({ value: { state: 'off' } })
    expect(sent).toEqual(['5 at 0', '5 at 2.5', 'off at 3.6'])
  })

  it('sits out a refusal for the rate alone', async () => {
    await deadMan.arm(10)
    await clock.advance(2000)
    answer = TOO_SOON
    const disarming = deadMan.arm(null)
    await settle()
    answer = YES
    await clock.advance(3000)
    expect(await disarming).toMatchObject({ value: { state: 'off' } })
  })

  it('is uncertain without an answer until what was armed has fired', async () => {
    await deadMan.arm(10)
    await clock.advance(2000)
    answer = LOST
    expect(await deadMan.arm(null)).toMatchObject({
      value: { state: 'uncertain', firesAtMs: 1_010_000, error: { reason: 'timeout' } },
    })
    expect(fired).toBe(0)
    await clock.advance(10_000)
    expect(deadMan.read().state).toBe('off')
    expect(fired).toBe(1)
  })

  it('happens with a change of key, by the key that armed it', async () => {
    await deadMan.arm(10)
    await clock.advance(2000)
    const other = new FakePrivateRest()
    deadMan.activate(aTradingSession(other, { keySetId: 'set-2' }))
    expect(deadMan.read().state).toBe('off')
    await settle()
    expect(sent).toEqual(['10 at 0', 'off at 2'])
    expect(notices).toEqual([])
  })

  it('is told when a change of key could not do it', async () => {
    await deadMan.arm(10)
    await clock.advance(2000)
    answer = LOST
    deadMan.activate(null)
    await settle()
    expect(notices).toEqual([{ kind: 'dead-man', state: 'uncertain' }])
  })

  it('does not happen when the desk ends: what was armed fires', async () => {
    await deadMan.arm(10)
    deadMan.close()
    deadMan.activate(null)
    await clock.advance(60_000)
    expect(sent).toEqual(['10 at 0'])
    expect(clock.waiting).toBe(0)
  })
})

describe('a desk that locks', () => {
  const SAME = () => aTradingSession(rest)

  it('renews no more and signs nothing, not even to disarm: the switch fires', async () => {
    await deadMan.arm(10)
    await clock.advance(2000)
    deadMan.lock()
    deadMan.activate(null)
    expect(deadMan.read()).toMatchObject({ state: 'uncertain', firesAtMs: 1_010_000 })
    await clock.advance(8000)
    expect(sent).toEqual(['10 at 0'])
    expect(deadMan.read().state).toBe('off')
    expect(notices).toEqual([{ kind: 'dead-man', state: 'uncertain' }])
    expect(fired).toBe(1)
  })

  it('arms it anew when it is opened in time', async () => {
    await deadMan.arm(10)
    deadMan.lock()
    await clock.advance(4000)
    deadMan.activate(null)
    deadMan.activate(SAME())
    await settle()
    expect(sent).toEqual(['10 at 0', '10 at 4'])
    expect(deadMan.read()).toMatchObject({ state: 'armed', firesAtMs: 1_014_000 })
    await clock.advance(6000)
    expect(fired).toBe(0)
  })

  it('says that it fired when it is opened after a sleep in which timers stood still', async () => {
    await deadMan.arm(10)
    deadMan.lock()
    clock.setWallClock(1_500_000)
    deadMan.activate(SAME())
    await settle()
    expect(sent).toEqual(['10 at 0'])
    expect(notices).toEqual([{ kind: 'dead-man', state: 'uncertain' }])
    expect(deadMan.read().state).toBe('off')
  })

  it('leaves it to fire when another key set follows, which it does not concern', async () => {
    await deadMan.arm(10)
    deadMan.lock()
    deadMan.activate({ ...SAME(), keySetId: 'set-2' })
    await clock.advance(20_000)
    expect(sent).toEqual(['10 at 0'])
    expect(deadMan.read().state).toBe('off')
  })

  it('claims nothing of a switch that the exchange had refused', async () => {
    answer = NOT_ENABLED
    await deadMan.arm(10)
    deadMan.lock()
    expect(deadMan.read().state).toBe('off')
    await clock.advance(20_000)
    expect(notices).toEqual([])
  })
})

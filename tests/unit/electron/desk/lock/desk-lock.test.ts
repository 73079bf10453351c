import { beforeEach, describe, expect, it } from 'vitest'
import { DeskLock } from '../../../../../electron/desk/lock/desk-lock.ts'
import { isIdleTooLong, watchIdleness } from '../../../../../electron/desk/lock/idle-watch.ts'
import { fail, invalid, type Result, succeed } from '../../../../../shared/domain/error.ts'
import { DESK_LOCKED, type LockView } from '../../../../../shared/domain/lock.ts'
import { HandClock } from '../../../../helpers/hand-clock.ts'

const LOCKED = { state: 'locked', sinceMs: 1000, forgotten: [] } as const
const DENIED = fail({ kind: 'keychain', failure: 'denied' })

let did: string[]
let views: LockView[]
let holdsNothing: boolean
let lost: ReadonlyArray<string>
let keychain: () => Promise<Result<null>>
let lock: DeskLock

beforeEach(() => {
  did = []
  views = []
  holdsNothing = false
  lost = []
  keychain = async () => succeed(null)
  lock = new DeskLock({
    clock: { now: () => 1000 },
    emit: (view) => views.push(view),
    holdsNothing: () => holdsNothing,
    stopSigning: () => did.push('stop'),
    forgetKeys: async () => {
      did.push('forget')
      return lost
    },
    askKeychain: () => {
      did.push('ask')
      return keychain()
    },
    resume: async () => {
      did.push('resume')
    },
  })
})

describe('locking', () => {
  it('stops what signs before anything else is waited for, then forgets the keys', () => {
    void lock.lock('screen')
    expect(did).toEqual(['stop', 'forget'])
    expect(lock.view).toEqual({ ...LOCKED, reason: 'screen' })
  })

  it('names the keys that nobody can bring back', async () => {
    lost = ['Borrowed']
    await lock.lock('idle')
    expect(views.at(-1)).toEqual({ ...LOCKED, reason: 'idle', forgotten: ['Borrowed'] })
  })

  it('leaves a desk open that holds no key, unless the user asked', async () => {
    holdsNothing = true
    await lock.lock('idle')
    await lock.lock('sleep')
    expect(lock.isLocked).toBe(false)
    await lock.lock('asked')
    expect(lock.isLocked).toBe(true)
  })

  it('happens once, however many reasons come', async () => {
    await lock.lock('screen')
    await lock.lock('sleep')
    await lock.lock('idle')
    expect(did).toEqual(['stop', 'forget'])
    expect(views).toHaveLength(1)
  })
})

describe('opening', () => {
  it('asks the keychain, and only then resumes', async () => {
    await lock.lock('asked')
    expect(await lock.open()).toEqual(succeed({ state: 'open' }))
    expect(did).toEqual(['stop', 'forget', 'ask', 'resume'])
    expect(views.at(-1)).toEqual({ state: 'open' })
  })

  it('stays locked when the keychain does not give the key', async () => {
    await lock.lock('asked')
    keychain = async () => DENIED
    expect(await lock.open()).toEqual(DENIED)
    expect(lock.isLocked).toBe(true)
    expect(did.at(-1)).toBe('forget')
  })

  it('opens without a key that is no longer in the keychain', async () => {
    await lock.lock('asked')
    keychain = async () => fail(invalid('not-found'))
    expect((await lock.open()).ok).toBe(true)
  })

  it('does not open what was locked again while the keychain was asked', async () => {
    await lock.lock('asked')
    let answer: (result: Result<null>) => void = () => undefined
    keychain = () =>
      new Promise((resolve) => {
        answer = resolve
      })
    const opening = lock.open()
    await lock.lock('screen')
    answer(succeed(null))
    expect(await opening).toEqual(fail(DESK_LOCKED))
    expect(lock.view).toEqual({ ...LOCKED, reason: 'screen' })
    expect(did).not.toContain('resume')
  })

  it('asks the keychain once for two clicks', async () => {
    await lock.lock('asked')
    await Promise.all([lock.open(), lock.open()])
    expect(did.filter((one) => one === 'ask')).toHaveLength(1)
  })

  it('of an open desk changes nothing', async () => {
    expect(await lock.open()).toEqual(succeed({ state: 'open' }))
    expect(did).toEqual([])
  })
})

describe('idleness', () => {
  it.each([
    [0, 1, false],
    [59, 1, false],
    [60, 1, true],
    [899, 15, false],
    [901, 15, true],
    [1_000_000, null, false],
  ] as const)('of %d s with a limit of %s min: %s', (idle, limit, expected) => {
    expect(isIdleTooLong(idle, limit)).toBe(expected)
  })

  it('is looked at again and again, by the limit of the moment, until it is stopped', async () => {
    const clock = new HandClock(0)
    const calls: string[] = []
    let limit: number | null = null
    let isScreenLocked = false
    const stop = watchIdleness({
      schedule: clock.schedule,
      machine: { idleSeconds: () => 120, isScreenLocked: () => isScreenLocked },
      limitMinutes: () => limit,
      onIdle: () => calls.push('idle'),
      onScreenLocked: () => calls.push('screen'),
    })
    await clock.advance(20_000)
    expect(calls).toEqual([])
    limit = 2
    await clock.advance(10_000)
    expect(calls).toEqual(['idle', 'idle'])
    isScreenLocked = true
    await clock.advance(5000)
    expect(calls).toEqual(['idle', 'idle', 'screen'])
    stop()
    await clock.advance(60_000)
    expect(calls).toHaveLength(3)
  })
})

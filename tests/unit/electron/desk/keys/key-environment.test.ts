import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Environment } from '../../../../../shared/domain/environment.ts'
import { type DeskError, fail, succeed } from '../../../../../shared/domain/error.ts'
import {
  aKeySetDraft,
  type KeyDesk,
  openKeyDesk,
  someKeyFacts,
} from '../../../../helpers/key-desk.ts'
import { makeRsaKey } from '../../../../helpers/rsa-key.ts'

const WRONG: DeskError = { kind: 'unauthorised', code: '40099', message: 'environment' }
const UNKNOWN: DeskError = { kind: 'unauthorised', code: '40037', message: 'not there' }
const PRACTICE_DOWN: DeskError = { kind: 'unavailable', reason: 'practice-down' }

let desk: KeyDesk

beforeEach(async () => {
  desk = await openKeyDesk()
})

afterEach(() => desk.close())

function belongsTo(
  right: Environment,
  elsewhere: Readonly<Partial<Record<Environment, DeskError>>>,
) {
  desk.answer = (environment) =>
    environment === right ? succeed(someKeyFacts()) : fail(elsewhere[environment] ?? WRONG)
}

describe('the environment finder', () => {
  it('asks without and with the demo header, and ends where the key is accepted', async () => {
    belongsTo('demo', {})
    expect(await desk.keys.find(aKeySetDraft({ environment: 'live' }))).toEqual(
      succeed({
        environment: 'demo',
        tries: [
          { environment: 'live', error: WRONG },
          { environment: 'demo', error: null },
        ],
      }),
    )
    expect(desk.asked).toEqual(['live', 'demo'])
  })

  it('shows the key to the practice exchange only when the exchange knows it not', async () => {
    belongsTo('practice', { live: UNKNOWN, demo: UNKNOWN })
    expect(await desk.keys.find(aKeySetDraft())).toMatchObject({
      value: { environment: 'practice' },
    })
    expect(desk.asked).toEqual(['live', 'demo', 'practice'])
  })

  it('leaves out a practice exchange that does not run, and does not guess', async () => {
    desk.answer = (environment) => fail(environment === 'practice' ? PRACTICE_DOWN : UNKNOWN)
    expect(await desk.keys.find(aKeySetDraft())).toMatchObject({
      value: { environment: null, tries: [{ environment: 'live' }, { environment: 'demo' }] },
    })
  })

  it('stores nothing, touches no keychain and keeps nothing in memory', async () => {
    await desk.keys.find(aKeySetDraft())
    expect(desk.keychain.touched).toBe(0)
    expect(await desk.keys.list()).toMatchObject({ value: { keySets: [] } })
    expect(await desk.vault.unlock('id-1')).toMatchObject({ error: { reason: 'not-found' } })
  })

  it('asks nobody about a draft of the wrong shape', async () => {
    expect(await desk.keys.find(aKeySetDraft({ secretKey: '' }))).toMatchObject({
      error: { reason: 'required', field: 'secretKey' },
    })
    expect(desk.asked).toEqual([])
  })
})

describe('binding a key set to the other environment', () => {
  it('checks it there, keeps it under a new id and deletes the first', async () => {
    await desk.keys.add(aKeySetDraft({ environment: 'live' }))
    belongsTo('demo', {})
    expect(await desk.keys.rebind('id-1', 'demo')).toMatchObject({
      ok: true,
      value: {
        id: 'id-2',
        environment: 'demo',
        label: 'Main',
        colour: 'blue',
        storage: 'keychain',
      },
    })
    expect([...desk.keychain.items.keys()]).toEqual(['id-2'])
    expect(desk.keychain.items.get('id-2')).toContain('"environment":"demo"')
    expect(await desk.keys.list()).toMatchObject({ value: { keySets: [{ id: 'id-2' }] } })
    expect(desk.keys.activeId('live')).toBeNull()
    expect(desk.keys.activeId('demo')).toBe('id-2')
    expect(await desk.keys.signer('id-2')).toMatchObject({ value: { environment: 'demo' } })
  })

  it('leaves everything as it was when the key is not accepted there either', async () => {
    await desk.keys.add(aKeySetDraft({ environment: 'live' }))
    desk.answer = () => fail(UNKNOWN)
    expect(await desk.keys.rebind('id-1', 'demo')).toEqual(fail(UNKNOWN))
    expect([...desk.keychain.items.keys()]).toEqual(['id-1'])
    expect(await desk.keys.list()).toMatchObject({ value: { keySets: [{ id: 'id-1' }] } })
    expect(await desk.vault.unlock('id-2')).toMatchObject({ error: { reason: 'not-found' } })
  })

  it('keeps the first when the keychain does not take the second', async () => {
    await desk.keys.add(aKeySetDraft({ environment: 'live' }))
    desk.keychain.failure = 'write-failed'
    desk.vault.forget('id-1')
    expect(await desk.keys.rebind('id-1', 'demo')).toMatchObject({ error: { kind: 'keychain' } })
    desk.keychain.failure = null
    expect(await desk.keys.signer('id-1')).toMatchObject({ value: { environment: 'live' } })
  })

  it('binds a session-only key without touching the keychain', async () => {
    await desk.keys.add(aKeySetDraft({ environment: 'live', storage: 'session' }))
    expect(await desk.keys.rebind('id-1', 'demo')).toMatchObject({ value: { storage: 'session' } })
    expect(desk.keychain.touched).toBe(0)
    expect(await desk.vault.unlock('id-1')).toMatchObject({ ok: false })
  })

  it.each(['live', 'practice'] as const)('is not done from live to %s', async (environment) => {
    await desk.keys.add(aKeySetDraft({ environment: 'live' }))
    expect(await desk.keys.rebind('id-1', environment)).toMatchObject({
      error: { reason: 'wrong-environment' },
    })
  })

  it('refuses what is there already', async () => {
    await desk.keys.add(aKeySetDraft({ environment: 'live' }))
    await desk.keys.add(aKeySetDraft({ environment: 'demo', label: 'Twin' }))
    expect(await desk.keys.rebind('id-1', 'demo')).toMatchObject({
      error: { reason: 'key-exists', values: { label: 'Twin' } },
    })
  })
})

describe('a key that the exchange made', () => {
  const { storage: _storage, ...made } = aKeySetDraft({ environment: 'live', label: 'bot1' })

  it('goes into the keychain under its note, with what it may do', async () => {
    expect(await desk.keys.keepMade(made)).toMatchObject({
      label: 'bot1',
      storage: 'keychain',
      facts: someKeyFacts(),
    })
    expect(desk.keychain.items.size).toBe(1)
  })

  it('is not lost when the keychain fails: it is held for this session, and said so', async () => {
    desk.keychain.failure = 'locked'
    expect(await desk.keys.keepMade(made)).toMatchObject({ storage: 'session' })
    expect(desk.notices).toEqual([{ kind: 'keychain', failure: 'locked' }])
    expect(await desk.keys.signer('id-1')).toMatchObject({ ok: true })
  })

  it('is kept when the exchange does not know it yet', async () => {
    desk.answer = () => fail(UNKNOWN)
    expect(await desk.keys.keepMade(made)).toMatchObject({ storage: 'keychain', facts: null })
  })
})

describe('an RSA key set', () => {
  it('is told by its text, and keeps its algorithm over a rebuilt list', async () => {
    const { privatePem } = makeRsaKey()
    const pasted = privatePem.replaceAll('\n', ' ')
    expect(await desk.keys.add(aKeySetDraft({ secretKey: pasted }))).toMatchObject({
      value: { algorithm: 'rsa' },
    })
    expect(JSON.parse(desk.keychain.items.get('id-1') ?? '')).toMatchObject({
      algorithm: 'rsa',
      secretKey: privatePem,
    })
  })
})

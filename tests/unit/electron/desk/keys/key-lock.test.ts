import { afterEach, beforeEach, expect, it } from 'vitest'
import { DESK_LOCKED } from '../../../../../shared/domain/lock.ts'
import { aKeySetDraft, type KeyDesk, openKeyDesk } from '../../../../helpers/key-desk.ts'

let desk: KeyDesk

beforeEach(async () => {
  desk = await openKeyDesk()
})

afterEach(() => desk.close())

const REFUSED = { ok: false, error: DESK_LOCKED }

it('forgets the signer of a stored key set, and reads the keychain again after opening', async () => {
  const { keys, keychain } = desk
  await keys.add(aKeySetDraft())
  const signer = await keys.signer('id-1')
  if (!signer.ok) throw new Error('no signer')
  expect(await keys.lock()).toEqual([])
  expect(() => signer.value.sign('text')).toThrow()
  expect(keys.holdsNothing).toBe(true)
  expect(await keys.signer('id-1')).toEqual(REFUSED)
  keychain.touched = 0
  await keys.unlock()
  expect((await keys.signer('id-1')).ok).toBe(true)
  expect(keychain.touched).toBe(1)
  expect(keys.activeId('demo')).toBe('id-1')
})

it('loses key sets of this session, and names them', async () => {
  const { keys, rings } = desk
  await keys.add(aKeySetDraft({ label: 'Borrowed', storage: 'session' }))
  expect(await keys.lock()).toEqual(['Borrowed'])
  expect(keys.holdsNothing).toBe(true)
  expect(rings.at(-1)).toMatchObject({ activeId: null, keySets: [] })
  expect(keys.activeId('demo')).toBeNull()
})

it('first puts away a key set that is being added, then wipes it', async () => {
  const { keys, keychain } = desk
  const adding = keys.add(aKeySetDraft())
  const locking = keys.lock()
  expect((await adding).ok).toBe(true)
  await locking
  expect(keychain.items.size).toBe(1)
  expect(keys.holdsNothing).toBe(true)
})

it('keeps a key set that the exchange made while the desk was being locked', async () => {
  const { keys, keychain } = desk
  await keys.lock()
  const { storage: _storage, ...made } = aKeySetDraft()
  const kept = await keys.keepMade(made)
  expect(kept.storage).toBe('keychain')
  expect(keychain.items.size).toBe(1)
  expect(keys.holdsNothing).toBe(true)
})

it('stays sealed when it is locked again before an opening had its turn', async () => {
  const { keys } = desk
  const adding = keys.add(aKeySetDraft())
  const opening = keys.unlock()
  await keys.lock()
  await Promise.all([adding, opening])
  expect(await keys.signer('id-1')).toEqual(REFUSED)
})

import { expect, test } from 'vitest'
import { KeyRing } from '../../../../../electron/practice/accounts/key-ring.ts'
import type { SubAccountRecord } from '../../../../../electron/practice/accounts/sub-account.ts'
import { SubAccounts } from '../../../../../electron/practice/accounts/sub-accounts.ts'

const MAIN = '7000000001'
const NOW_MS = 1_790_000_000_000
const refusal = (code: string) => expect.objectContaining({ code })

function scene() {
  const opened: string[] = [MAIN]
  const revoked: string[] = []
  const saved: Array<ReadonlyArray<SubAccountRecord>> = []
  const keys = new KeyRing([])
  keys.onRevoked((apiKey) => revoked.push(apiKey))
  const subAccounts = new SubAccounts({
    records: [],
    keys,
    save: (records) => saved.push(records),
    openAccount: (accountId) => opened.push(accountId),
    accountIds: () => opened,
  })
  const create = (name: string) => subAccounts.create(MAIN, name, '', NOW_MS)
  const createKey = (subUid: string, note = 'bot') =>
    subAccounts.createKey(
      MAIN,
      subUid,
      { note, passphrase: 'Practice99', permissions: ['trade-read', 'trade-write'], ips: [] },
      NOW_MS,
    )
  return { subAccounts, keys, opened, revoked, saved, create, createKey }
}

test('a sub-account gets an account of its own and is kept', () => {
  const { subAccounts, opened, saved, create } = scene()
  const first = create('deskone')
  const second = create('desktwo')
  expect(opened).toEqual([MAIN, first.subUid, second.subUid])
  expect(first.subUid).not.toBe(second.subUid)
  expect(saved.at(-1)).toEqual([first, second])
  expect(subAccounts.parentOf(first.subUid)).toBe(MAIN)
  expect(subAccounts.parentOf(MAIN)).toBeNull()
})

test('a name is given once, and not without end', () => {
  const { create } = scene()
  create('deskone')
  expect(() => create('deskone')).toThrow(refusal('40071'))
  const letters = 'abcdefghijklmnopqrs'
  for (const letter of letters) create(letter)
  expect(() => create('onemore')).toThrow(refusal('40069'))
})

test('another account owns none of them', () => {
  const { subAccounts, create, createKey } = scene()
  const { subUid } = create('deskone')
  const { apiKey } = createKey(subUid)
  expect(() => subAccounts.keysOf('7000000009', subUid)).toThrow(refusal('40028'))
  expect(() => subAccounts.setFrozen('7000000009', subUid, true, NOW_MS)).toThrow(refusal('40028'))
  expect(() => subAccounts.deleteKey('7000000009', apiKey)).toThrow(refusal('40065'))
})

test('ten keys are the most of one account', () => {
  const { create, createKey } = scene()
  const { subUid } = create('deskone')
  for (let made = 0; made < 10; made += 1) createKey(subUid, `bot${made}`)
  expect(() => createKey(subUid, 'eleventh')).toThrow(refusal('40063'))
})

test('a key has the chosen passphrase and generated parts', () => {
  const { create, createKey, keys } = scene()
  const key = createKey(create('deskone').subUid)
  expect(key).toMatchObject({ label: 'bot', passphrase: 'Practice99', algorithm: 'hmac' })
  expect(key.apiKey).toMatch(/^bg_[0-9a-f]{32}$/)
  expect(key.secretKey).toMatch(/^[0-9a-f]{64}$/)
  expect(keys.find(key.apiKey)).toEqual(key)
})

test('changing a key needs its passphrase and touches only what is given', () => {
  const { subAccounts, create, createKey, keys } = scene()
  const key = createKey(create('deskone').subUid)
  const change = (passphrase: string) =>
    subAccounts.updateKey(MAIN, key.apiKey, passphrase, { permissions: ['trade-read'] })
  expect(() => change('Practice98')).toThrow(refusal('40036'))
  expect(change('Practice99')).toEqual({ ...key, permissions: ['trade-read'] })
  expect(keys.find(key.apiKey)?.permissions).toEqual(['trade-read'])
})

test('deleting a key ends it at once', () => {
  const { subAccounts, create, createKey, keys, revoked } = scene()
  const { apiKey } = createKey(create('deskone').subUid)
  subAccounts.deleteKey(MAIN, apiKey)
  expect(keys.find(apiKey)).toBeUndefined()
  expect(revoked).toEqual([apiKey])
  expect(() => subAccounts.deleteKey(MAIN, apiKey)).toThrow(refusal('40065'))
})

test('freezing ends what its keys have open, and can be taken back', () => {
  const { subAccounts, create, createKey, revoked } = scene()
  const { subUid } = create('deskone')
  const { apiKey } = createKey(subUid)
  subAccounts.setFrozen(MAIN, subUid, true, NOW_MS + 1)
  expect(subAccounts.isFrozen(subUid)).toBe(true)
  expect(subAccounts.of(MAIN)[0]).toMatchObject({ status: 'freeze', updatedAtMs: NOW_MS + 1 })
  expect(revoked).toEqual([apiKey])
  subAccounts.setFrozen(MAIN, subUid, false, NOW_MS + 2)
  expect(subAccounts.isFrozen(subUid)).toBe(false)
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type PracticeExchange,
  startPracticeExchange,
} from '../../../electron/practice/practice-exchange.ts'
import { signedGet, signedPost, type TestKey } from '../../helpers/practice-rest.ts'
import { PracticeSocket } from '../../helpers/practice-socket.ts'
import { waitUntil } from '../../helpers/wait-until.ts'

const dataFolder = mkdtempSync(join(tmpdir(), 'practice-subs-'))
const OPTIONS = { seed: 21, speed: 0, rateLimits: 'none', dataFolder } as const
let exchange: PracticeExchange

beforeAll(async () => {
  exchange = await startPracticeExchange(OPTIONS)
})
afterAll(async () => {
  await exchange.stop()
  rmSync(dataFolder, { recursive: true, force: true })
})

function keyOf(label: string) {
  const key = exchange.keys.find((known) => known.label === label)
  if (key === undefined) throw new Error(`no key ${label}`)
  return key
}

const send = async (path: string, body: unknown, key: TestKey = keyOf('full')) =>
  (await signedPost(exchange.rest, key, `/api/v3/${path}`, body)).body
const read = async (path: string, key: TestKey = keyOf('full')) =>
  (await signedGet(exchange.rest, key, `/api/v3/${path}`)).body

const PASSPHRASE = 'Practice99'

async function subAccount(username: string): Promise<string> {
  return (await send('user/create-sub', { username, accountMode: 'unified' })).data.subUid
}

async function subKey(subUid: string, extra: object = {}): Promise<TestKey> {
  const wanted = {
    subUid,
    note: 'bot1',
    type: 'read_write',
    passphrase: PASSPHRASE,
    permissions: ['uta_trade', 'uta_mgt'],
    ips: [],
    ...extra,
  }
  const { data } = await send('user/create-sub-api', wanted)
  return { apiKey: data.apiKey, secretKey: data.secret, passphrase: PASSPHRASE }
}

test('a sub-account is made, listed with a masked name, and has an account of its own', async () => {
  const created = await send('user/create-sub', { username: 'deskone', note: 'desk' })
  expect(created.data).toMatchObject({
    username: 'deskone@virtual-bitget.com',
    status: 'normal',
    note: 'desk',
  })
  const { subUid } = created.data
  const { data } = await read('user/sub-list?limit=100')
  expect(data).toMatchObject({ hasNext: false, cursor: subUid })
  expect(data.list[0]).toMatchObject({
    subUid,
    username: 'des****@virtual-bitget.com',
    accountMode: 'UNIFIED',
    type: 'VIRTUAL_CHILD',
  })
  const key = await subKey(subUid)
  const info = await read('account/info', key)
  expect(info.data).toMatchObject({ userId: subUid, parentId: 7_000_000_001 })
  expect((await read('account/assets', key)).data.assets).toEqual([])
})

test('a key works at once with the rights it was given, and not after its end', async () => {
  const subUid = await subAccount('keys')
  const key = await subKey(subUid, { type: 'read_only', permissions: ['uta_mgt'] })
  expect((await read('account/settings', key)).code).toBe('00000')
  expect((await read('trade/unfilled-orders', key)).code).toBe('40014')
  const listed = (await read(`user/sub-api-list?subUid=${subUid}`)).data
  expect(listed.list).toEqual(listed.items)
  expect(listed.items[0]).toMatchObject({ apiKey: key.apiKey, type: 'read_only', ips: [] })
  expect(listed.items[0]).not.toHaveProperty('secret')
  const update = { apikey: key.apiKey, passphrase: PASSPHRASE }
  const rights = { type: 'read_write', permissions: ['uta_trade'] }
  expect((await send('user/update-sub-api', { ...update, ...rights })).data).toMatchObject({
    permissions: ['uta_trade'],
  })
  expect((await read('trade/unfilled-orders', key)).code).toBe('00000')
  const socket = await PracticeSocket.open(exchange.privateWs)
  expect(await socket.login(key)).toMatchObject({ event: 'login', code: 0 })
  expect((await send('user/delete-sub-api', { apiKey: key.apiKey })).data).toEqual({})
  await waitUntil('the end of its socket', () => socket.closeCode !== null)
  expect((await read('trade/unfilled-orders', key)).code).toBe('40037')
  expect((await send('user/delete-sub-api', { apiKey: key.apiKey })).code).toBe('40065')
})

test('an address binds a key, and an empty list unbinds it', async () => {
  const key = await subKey(await subAccount('bound'), { ips: ['203.0.113.10'] })
  expect((await read('account/info', key)).code).toBe('40018')
  const update = { apiKey: key.apiKey, passphrase: PASSPHRASE, ips: [] }
  expect((await send('user/update-sub-api', update)).data.ips).toEqual([])
  expect((await read('account/info', key)).code).toBe('00000')
})

test('a frozen sub-account is refused until it is freed', async () => {
  const subUid = await subAccount('frozen')
  const key = await subKey(subUid)
  expect((await send('user/freeze-sub', { subUid, operation: 'freeze' })).data).toEqual({})
  expect((await read('account/info', key)).code).toBe('40024')
  await send('user/freeze-sub', { subUid, operation: 'unfreeze' })
  expect((await read('account/info', key)).code).toBe('00000')
})

test.each<[string, string, object, string]>([
  ['a name with capitals', 'create-sub', { username: 'Desk' }, '40020'],
  ['no name', 'create-sub', {}, '40019'],
  ['a classic account', 'create-sub', { username: 'classic', accountMode: 'classic' }, '40020'],
  ['a sub-account of nobody', 'freeze-sub', { subUid: '1', operation: 'freeze' }, '40028'],
  ['a passphrase that is too short', 'create-sub-api', { passphrase: 'short' }, '40070'],
  ['a scope that does not exist', 'create-sub-api', { permissions: ['withdraw'] }, '40040'],
  ['no list of addresses', 'create-sub-api', { ips: null }, '40019'],
  ['an unknown key', 'update-sub-api', { apiKey: 'bg_x', passphrase: PASSPHRASE }, '40065'],
])('%s is refused', async (_, path, body, code) => {
  const complete = {
    subUid: '1',
    note: 'bot',
    type: 'read_only',
    passphrase: PASSPHRASE,
    permissions: ['uta_trade'],
    ips: [],
  }
  const wanted = path === 'create-sub-api' ? { ...complete, ...body } : body
  expect((await send(`user/${path}`, wanted)).code).toBe(code)
})

test('a change that is not whole, or of a stranger, is refused', async () => {
  const key = await subKey(await subAccount('careful'))
  const update = { apiKey: key.apiKey, passphrase: PASSPHRASE }
  expect((await send('user/update-sub-api', { ...update, type: 'read_only' })).code).toBe('40019')
  const scopes = { ...update, permissions: ['uta_trade'] }
  expect((await send('user/update-sub-api', scopes)).code).toBe('40019')
  const wrong = { ...update, passphrase: 'Practice98' }
  expect((await send('user/update-sub-api', wrong)).code).toBe('40036')
})

test('only a main key with the permission may manage, and no demo key', async () => {
  const key = await subKey(await subAccount('child'))
  expect((await send('user/create-sub', { username: 'grandchild' }, key)).code).toBe('40048')
  const readOnly = keyOf('read-only')
  expect((await send('user/create-sub', { username: 'other' }, readOnly)).code).toBe('40014')
  const answer = await signedGet(exchange.rest, keyOf('demo'), '/api/v3/user/sub-list', {
    headers: { paptrading: '1' },
  })
  expect(answer.body.code).toBe('40110')
})

test('sub-accounts and their keys survive a restart', async () => {
  const subUid = await subAccount('lasting')
  const key = await subKey(subUid)
  await exchange.stop()
  exchange = await startPracticeExchange(OPTIONS)
  expect((await read('account/info', key)).data.userId).toBe(subUid)
  expect(exchange.keys.map(({ label }) => label)).not.toContain('bot1')
  const { data } = await read('user/sub-list')
  expect(data.list[0].subUid).toBe(subUid)
  expect(Number(await subAccount('next'))).toBe(Number(subUid) + 1)
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Unreadable } from '../../../../../electron/bitget/errors/unreadable.ts'
import { createPrivateRest } from '../../../../../electron/bitget/rest/private-rest.ts'
import type { SubKeyDraft } from '../../../../../shared/domain/sub-account.ts'
import { FakeCalls, restOf } from '../../../../helpers/fake-calls.ts'
import { FaultServer, sendEnvelope } from '../../../../helpers/fault-server.ts'
import { hmacSigner } from '../../../../helpers/hmac-signer.ts'
import { loopbackRest } from '../../../../helpers/loopback-rest.ts'
import { waitUntil } from '../../../../helpers/wait-until.ts'

// The samples of the pages uta/account/sub-account/*.
const SUB = {
  subUid: '7009876543',
  username: 'des****@virtual-bitget.com',
  status: 'normal',
  accountMode: 'UNIFIED',
  type: 'VIRTUAL_CHILD',
  note: 'desk',
  createdTime: '1790000007000',
  updatedTime: '1790000007000',
}
const API_KEY = 'bg_5f0c1d2e3a4b5c6d7e8f901234567890'
const SECRET = '9d2c4b6a8e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f70819203'
const KEY = {
  note: 'bot1',
  apiKey: API_KEY,
  type: 'read_write',
  permissions: ['uta_trade'],
  ips: ['203.0.113.10'],
}
const DRAFT: SubKeyDraft = {
  subUid: '7009876543',
  note: 'bot1',
  colour: 'slate',
  passphrase: 'Practice99',
  canTrade: true,
  canManage: false,
  isReadOnly: false,
  boundIps: ['203.0.113.10'],
}

function start(data: unknown) {
  const calls = new FakeCalls()
  calls.data = data
  return { calls, rest: restOf(calls) }
}

describe('sub-accounts', () => {
  it('are listed to the end of the pages', async () => {
    const { calls, rest } = start(null)
    calls.pages = [
      { list: [SUB], hasNext: true, cursor: '18484' },
      { list: [{ ...SUB, subUid: '8', status: 'frozen' }], hasNext: false, cursor: '18485' },
    ]
    expect(await rest.subAccounts()).toMatchObject({
      value: [
        {
          uid: '7009876543',
          username: 'des****@virtual-bitget.com',
          status: 'normal',
          accountMode: 'UNIFIED',
          note: 'desk',
          createdAtMs: 1790000007000,
        },
        { uid: '8', status: 'frozen' },
      ],
    })
    expect(calls.made.map((call) => [call.path, call.query.cursor])).toEqual([
      ['/api/v3/user/sub-list', undefined],
      ['/api/v3/user/sub-list', '18484'],
    ])
  })

  it.each([
    ['freeze', 'frozen'],
    ['frozen', 'frozen'],
    ['NORMAL', 'normal'],
  ])('with status %s are %s', async (status, expected) => {
    const { rest } = start({ list: [{ ...SUB, status }], hasNext: false, cursor: '1' })
    expect(await rest.subAccounts()).toMatchObject({ value: [{ status: expected }] })
  })

  it('do not get a status made up', async () => {
    const { rest } = start({ list: [{ ...SUB, status: 'asleep' }], hasNext: false, cursor: '1' })
    await expect(rest.subAccounts()).rejects.toThrow(Unreadable)
  })

  it('are made as unified ones', async () => {
    const { accountMode, type, ...made } = { ...SUB, username: 'deskone@virtual-bitget.com' }
    expect([accountMode, type]).toHaveLength(2)
    const { calls, rest } = start(made)
    expect(await rest.createSubAccount({ username: 'deskone', note: 'desk' })).toMatchObject({
      value: { uid: '7009876543', accountMode: 'UNIFIED', username: 'deskone@virtual-bitget.com' },
    })
    expect(calls.last).toMatchObject({
      path: '/api/v3/user/create-sub',
      body: { username: 'deskone', accountMode: 'unified', note: 'desk' },
    })
    await rest.createSubAccount({ username: 'deskone', note: '' })
    expect(calls.last.body).not.toHaveProperty('note')
  })

  it('are frozen and thawed', async () => {
    const { calls, rest } = start({})
    await rest.freezeSubAccount('7', true)
    await rest.freezeSubAccount('7', false)
    expect(calls.made.map((call) => call.body)).toEqual([
      { subUid: '7', operation: 'freeze' },
      { subUid: '7', operation: 'unfreeze' },
    ])
  })

  it('tell what they hold', async () => {
    const asset = { coin: 'USDT', equity: '50', usdValue: '50', balance: '50', available: '49' }
    const { calls, rest } = start([
      { subUid: '7009876543', cursor: '5832862', assets: [{ ...asset, debt: '0', locked: '0' }] },
    ])
    expect(await rest.subAccountAssets('7009876543')).toMatchObject({
      value: {
        uid: '7009876543',
        coins: [{ coin: 'USDT', equity: '50', available: '49', usdValue: '50' }],
      },
    })
    expect(calls.last.query).toEqual({ subUid: '7009876543' })
    calls.data = []
    expect(await rest.subAccountAssets('7')).toMatchObject({ value: { uid: '7', coins: [] } })
  })

  it.each([
    ['to-sub', '7001234567', '7009876543'],
    ['to-main', '7009876543', '7001234567'],
  ] as const)('get money %s from %s to %s', async (direction, fromUserId, toUserId) => {
    const { calls, rest } = start({ transferId: '1390000000000001001', clientOid: 'mv-1' })
    const draft = { subUid: '7009876543', direction, coin: 'USDT', amount: '50' }
    expect(await rest.subTransfer(draft, '7001234567', 'mv-1')).toMatchObject({
      value: { transferId: '1390000000000001001' },
    })
    expect(calls.last).toMatchObject({
      path: '/api/v3/account/sub-transfer',
      body: {
        ...{ fromType: 'uta', toType: 'uta', amount: '50', coin: 'USDT' },
        ...{ fromUserId, toUserId, clientOid: 'mv-1' },
      },
    })
  })
})

describe('keys of a sub-account', () => {
  it.each(['items', 'list'])('are listed under %s', async (name) => {
    const { calls, rest } = start({
      [name]: [
        { ...KEY, ts: '1790000007300' },
        { ...KEY, apiKey: 'b', type: 'read_only', ips: [] },
      ],
      hasNext: false,
      cursor: '18484',
    })
    expect(await rest.subAccountKeys('7')).toMatchObject({
      value: [
        {
          apiKey: API_KEY,
          note: 'bot1',
          permissions: ['trade-read', 'trade-write'],
          boundIps: ['203.0.113.10'],
          createdAtMs: 1790000007300,
        },
        { apiKey: 'b', permissions: ['trade-read'], boundIps: [], createdAtMs: null },
      ],
    })
    expect(calls.last.query).toEqual({ subUid: '7', limit: '100' })
  })

  it.each(['apiKey', 'apikey'])('are made once, whether the answer says %s', async (name) => {
    const { apiKey, ...rest_ } = KEY
    const { calls, rest } = start({ ...rest_, [name]: apiKey, secret: SECRET })
    expect(await rest.createSubAccountKey(DRAFT)).toMatchObject({
      value: { apiKey: API_KEY, secretKey: SECRET },
    })
    expect(calls.last).toMatchObject({
      path: '/api/v3/user/create-sub-api',
      body: {
        ...{ subUid: '7009876543', note: 'bot1', type: 'read_write', passphrase: 'Practice99' },
        ...{ permissions: ['uta_trade'], ips: ['203.0.113.10'] },
      },
    })
  })

  it('are changed and deleted', async () => {
    const { calls, rest } = start({ ...KEY, type: 'read_only' })
    const { canTrade, canManage, boundIps } = DRAFT
    const rights = { canTrade, canManage, isReadOnly: true, boundIps }
    expect(
      await rest.changeSubAccountKey(API_KEY, { passphrase: 'Practice99', ...rights }),
    ).toMatchObject({ value: { permissions: ['trade-read'] } })
    await rest.deleteSubAccountKey(API_KEY)
    expect(calls.made).toMatchObject([
      {
        path: '/api/v3/user/update-sub-api',
        body: {
          ...{ apiKey: API_KEY, passphrase: 'Practice99', type: 'read_only' },
          ...{ permissions: ['uta_trade'], ips: ['203.0.113.10'] },
        },
      },
      { path: '/api/v3/user/delete-sub-api', body: { apiKey: API_KEY } },
    ])
  })
})

describe('the record of making a key', () => {
  const server = new FaultServer()
  let made: ReturnType<typeof loopbackRest>

  beforeAll(async () => {
    made = loopbackRest(await server.start())
  })
  afterAll(async () => {
    await made.client.close()
    await server.stop()
  })

  const ANSWERS: ReadonlyArray<readonly [string, object, object]> = [
    ['the documented answer', { ...KEY, secret: SECRET }, {}],
    ['an answer that spells the secret otherwise', { ...KEY, secretKey: SECRET }, {}],
    ['a refusal that echoes', { ...KEY, secret: SECRET }, { status: 400, code: '40070' }],
  ]
  it.each(ANSWERS)('holds neither secret nor passphrase after %s', async (_what, data, options) => {
    made.records.length = 0
    const msg = `passphrase ${DRAFT.passphrase} refused`
    server.reply = (response) => sendEnvelope(response, data, { msg, ...options })
    const rest = createPrivateRest(made.client, hmacSigner('s'), made.clock)
    const answer = await rest.createSubAccountKey(DRAFT)
    await waitUntil('the record', () => made.records.length === 1)
    expect(server.requests.at(-1)?.body).toContain(DRAFT.passphrase)
    const record = JSON.stringify(made.records)
    expect(record).not.toContain(SECRET)
    expect(record).not.toContain(DRAFT.passphrase)
    expect(made.records[0]).toMatchObject({
      path: '/api/v3/user/create-sub-api',
      responseBody: '(not kept: it may hold a secret)',
    })
    if (!answer.ok) expect(JSON.stringify(answer)).not.toContain(SECRET)
  })

  it('holds no passphrase of a key that is changed', async () => {
    made.records.length = 0
    server.reply = (response) => sendEnvelope(response, null, { status: 400, code: '40036' })
    const rest = createPrivateRest(made.client, hmacSigner('s'), made.clock)
    const { canTrade, canManage, isReadOnly, boundIps, passphrase } = DRAFT
    const rights = { canTrade, canManage, isReadOnly, boundIps }
    await rest.changeSubAccountKey(API_KEY, { passphrase, ...rights })
    await waitUntil('the record', () => made.records.length === 1)
    expect(JSON.stringify(made.records)).not.toContain(passphrase)
    expect(JSON.stringify(made.records)).not.toContain(API_KEY)
  })

  it('holds nothing whole of a key that is deleted', async () => {
    made.records.length = 0
    server.reply = (response) => sendEnvelope(response, null, {})
    const rest = createPrivateRest(made.client, hmacSigner('s'), made.clock)
    await rest.deleteSubAccountKey(API_KEY)
    await waitUntil('the record', () => made.records.length === 1)
    expect(server.requests.at(-1)?.body).toContain(API_KEY)
    expect(JSON.stringify(made.records)).not.toContain(API_KEY)
  })

  it.each(['change', 'delete', 'list'] as const)(
    'shows no more than the hint of another key, after a %s',
    async (what) => {
      made.records.length = 0
      const listed = { list: [KEY], hasNext: false, cursor: '' }
      const refusal = { status: 400, code: '40065', msg: `no key ${API_KEY}` }
      server.reply = (response) =>
        sendEnvelope(response, what === 'list' ? listed : null, what === 'list' ? {} : refusal)
      const rest = createPrivateRest(made.client, hmacSigner('s'), made.clock)
      const { canTrade, canManage, isReadOnly, boundIps, passphrase } = DRAFT
      const change = { canTrade, canManage, isReadOnly, boundIps, passphrase }
      const answer = await {
        change: () => rest.changeSubAccountKey(API_KEY, change),
        delete: () => rest.deleteSubAccountKey(API_KEY),
        list: () => rest.subAccountKeys('7'),
      }[what]()
      await waitUntil('the record', () => made.records.length === 1)
      const record = JSON.stringify(made.records)
      expect(record).not.toContain(API_KEY)
      expect(record).toContain('••••7890')
      // Sent and read in full all the same.
      if (answer.ok) expect(answer.value).toMatchObject([{ apiKey: API_KEY }])
      else expect(server.requests.at(-1)?.body).toContain(API_KEY)
      if (!answer.ok) expect(JSON.stringify(answer.error)).not.toContain(API_KEY)
    },
  )
})

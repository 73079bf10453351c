import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type PracticeExchange,
  startPracticeExchange,
} from '../../../electron/practice/practice-exchange.ts'
import {
  rawRequest,
  type SignedOptions,
  signedGet,
  signedPost,
} from '../../helpers/practice-rest.ts'

let exchange: PracticeExchange

beforeAll(async () => {
  exchange = await startPracticeExchange({
    seed: 11,
    speed: 0,
    rateLimits: 'none',
    extraKeys: [
      {
        label: 'bound elsewhere',
        permissions: ['trade-read', 'manage-read'],
        environment: 'practice',
        ips: ['203.0.113.10'],
        accountId: '7000000001',
      },
    ],
  })
})
afterAll(() => exchange.stop())

function keyOf(label: string) {
  const key = exchange.keys.find((known) => known.label === label)
  if (key === undefined) throw new Error(`no key ${label}`)
  return key
}

const SETTINGS = '/api/v3/account/settings'

function settings(label: string, options: SignedOptions = {}) {
  return signedGet(exchange.rest, keyOf(label), SETTINGS, options)
}

test('a right request is answered with the envelope', async () => {
  const answer = await settings('full')
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({ code: '00000', msg: 'success' })
  expect(typeof answer.body.requestTime).toBe('number')
})

test.each<[string, SignedOptions, string]>([
  ['no key', { headers: { 'ACCESS-KEY': null } }, '40006'],
  ['an empty key', { headers: { 'ACCESS-KEY': '' } }, '40001'],
  ['no signature', { headers: { 'ACCESS-SIGN': null } }, '40002'],
  ['an empty signature', { headers: { 'ACCESS-SIGN': '' } }, '40002'],
  ['no timestamp', { headers: { 'ACCESS-TIMESTAMP': null } }, '40005'],
  ['a timestamp that is no number', { timestamp: 'today' }, '40005'],
  ['no passphrase', { headers: { 'ACCESS-PASSPHRASE': null } }, '40011'],
  ['an unknown key', { headers: { 'ACCESS-KEY': 'bg_unknown' } }, '40037'],
  ['a live key with the demo header', { headers: { paptrading: '1' } }, '40099'],
  ['an old timestamp', { timestamp: String(Date.now() - 31_000) }, '40008'],
  ['a timestamp ahead', { timestamp: String(Date.now() + 60_000) }, '40008'],
  ['a wrong passphrase', { headers: { 'ACCESS-PASSPHRASE': 'wrong' } }, '40012'],
  ['a wrong signature', { headers: { 'ACCESS-SIGN': 'd3Jvbmc=' } }, '40009'],
])('%s is refused over HTTP 400', async (_, options, code) => {
  const answer = await settings('full', options)
  expect(answer.status).toBe(400)
  expect(answer.body).toMatchObject({ code, data: null })
  expect(answer.body.msg).not.toBe('')
})

test('the first fault in the order of checks decides', async () => {
  const everythingWrong = { timestamp: '1', headers: { 'ACCESS-PASSPHRASE': 'x', paptrading: '1' } }
  expect((await settings('full', everythingWrong)).body.code).toBe('40099')
  const headers = { 'ACCESS-PASSPHRASE': 'x', 'ACCESS-SIGN': 'x' }
  expect((await settings('full', { timestamp: '1', headers })).body.code).toBe('40008')
  expect((await settings('full', { headers })).body.code).toBe('40012')
  const path = '/api/v3/no/such/path'
  const unknown = await signedGet(exchange.rest, keyOf('full'), path, { headers })
  expect([unknown.status, unknown.body.code]).toEqual([404, '40404'])
})

test('a demo key demands the demo header', async () => {
  expect((await settings('demo')).body.code).toBe('40099')
  expect((await settings('demo', { headers: { PAPTRADING: '1' } })).body.code).toBe('00000')
})

test('a key bound to another address is refused', async () => {
  expect((await settings('bound elsewhere')).body.code).toBe('40018')
})

test('a post with a body of another type is refused', async () => {
  const options = { headers: { 'Content-Type': 'text/plain' } }
  const path = '/api/v3/trade/cancel-order'
  const answer = await signedPost(exchange.rest, keyOf('full'), path, { orderId: '1' }, options)
  expect(answer.body.code).toBe('40007')
})

test.each([
  ['trade-only', 'GET', SETTINGS, 'UTA manage read or UTA manage write'],
  ['read-only', 'POST', '/api/v3/trade/place-order', 'UTA trade write'],
  ['read-only', 'POST', '/api/v3/account/set-leverage', 'UTA manage write'],
] as const)('%s may not %s %s, and hears what is missing', async (label, method, path, needed) => {
  const key = keyOf(label)
  const answer =
    method === 'GET'
      ? await signedGet(exchange.rest, key, path)
      : await signedPost(exchange.rest, key, path, {})
  expect(answer.body.code).toBe('40014')
  expect(answer.body.msg).toBe(`Incorrect permissions, need ${needed} permissions`)
})

test('any key may ask what it may do', async () => {
  const path = '/api/v3/account/info'
  const { data } = (await signedGet(exchange.rest, keyOf('trade-only'), path)).body
  expect(data).toMatchObject({ permType: 'read-and-write', permissions: ['uta_trade'], ips: '' })
  const reader = (await signedGet(exchange.rest, keyOf('read-only'), path)).body.data
  expect(reader).toMatchObject({ permType: 'read-only', permissions: ['uta_mgt', 'uta_trade'] })
})

test('a query signed as sent and a query signed decoded are both accepted', async () => {
  const path = '/api/v3/trade/order-info?clientOid=desk%3A1%2Fa'
  const encoded = await signedGet(exchange.rest, keyOf('full'), path)
  const decoded = await signedGet(exchange.rest, keyOf('full'), path, {
    signedQuery: 'clientOid=desk:1/a',
  })
  expect([encoded.body.code, decoded.body.code]).toEqual(['25204', '25204'])
})

test('refusals are worded in Chinese when asked for', async () => {
  const answer = await settings('full', { headers: { locale: 'zh-CN', 'ACCESS-KEY': null } })
  expect(answer.body.msg).toBe('无效的 ACCESS_KEY')
})

test('a page from elsewhere and a foreign host name are turned away', async () => {
  const url = `${exchange.rest}/api/v3/public/time`
  const page = await rawRequest(url, { headers: { origin: 'https://evil.example' } })
  expect(page.status).toBe(403)
  const rebound = await rawRequest(url, { headers: { host: 'evil.example' } })
  expect(rebound.status).toBe(403)
})

test('a body above one mebibyte is turned away', async () => {
  const answer = await signedPost(
    exchange.rest,
    keyOf('full'),
    '/api/v3/trade/place-order',
    'x'.repeat(1024 * 1024 + 1),
  )
  expect(answer.status).toBe(413)
})

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createPrivateRest } from '../../../../../electron/bitget/rest/private-rest.ts'
import { createPublicRest } from '../../../../../electron/bitget/rest/public-rest.ts'
import type { PrivateRest, PublicRest } from '../../../../../electron/desk/ports.ts'
import { aChange } from '../../../../helpers/builders.ts'
import { FaultServer, sendEnvelope } from '../../../../helpers/fault-server.ts'
import { hmacSigner } from '../../../../helpers/hmac-signer.ts'
import { loopbackRest } from '../../../../helpers/loopback-rest.ts'

const server = new FaultServer()
let rest: PrivateRest
let publicRest: PublicRest
let close: () => Promise<void>

beforeAll(async () => {
  const made = loopbackRest(await server.start())
  rest = createPrivateRest(made.client, hmacSigner('secret'), made.clock)
  publicRest = createPublicRest(made.client, made.exchangeClock)
  close = () => made.client.close()
})
beforeEach(() => {
  server.requests.length = 0
})
afterAll(async () => {
  await close()
  await server.stop()
})

const row = (orderId: string) => ({
  orderId,
  clientOid: `c-${orderId}`,
  category: 'SPOT',
  symbol: 'BTCUSDT',
  orderType: 'limit',
  side: 'buy',
  price: '1',
  qty: '1',
  orderStatus: 'new',
  timeInForce: 'gtc',
  createdTime: '1790000004000',
  updatedTime: '1790000004000',
})
const queryOf = (url: string) => Object.fromEntries(new URL(url, 'http://x').searchParams)

describe('open orders', () => {
  it('are paged through to the end', async () => {
    const pages = [
      { list: [row('3'), row('2')], cursor: '2' },
      { list: [row('1')], cursor: '1' },
      { list: [], cursor: null },
    ]
    server.reply = (response) => sendEnvelope(response, pages[server.requests.length - 1])
    const answer = await rest.openOrders()
    expect(answer.ok && answer.value.map((order) => order.orderId)).toEqual(['3', '2', '1'])
    expect(server.requests.map((request) => queryOf(request.url).cursor)).toEqual([
      undefined,
      '2',
      '1',
    ])
  })

  it('fail as a whole when one page fails: half a list would look like cancelled orders', async () => {
    server.reply = (response) =>
      server.requests.length === 1
        ? sendEnvelope(response, { list: [row('3')], cursor: '3' })
        : sendEnvelope(response, null, { status: 500, code: '40015' })
    expect(await rest.openOrders()).toMatchObject({ ok: false })
  })

  it('fail when the cursor goes nowhere', async () => {
    server.reply = (response) => sendEnvelope(response, { list: [row('3')], cursor: '3' })
    expect(await rest.openOrders()).toMatchObject({ ok: false, error: { reason: 'unreadable' } })
    expect(server.requests.length).toBeLessThan(5)
  })
})

describe('an order asked for by its clientOid', () => {
  it.each(['25204', '40109', '43001'])('is null when the exchange answers %s', async (code) => {
    server.reply = (response) => sendEnvelope(response, null, { status: 400, code, msg: 'no' })
    expect(await rest.orderByClientOid('kd-1')).toMatchObject({ ok: true, value: null })
  })

  it('is an error, not null, when the exchange fails', async () => {
    server.reply = (response) => sendEnvelope(response, null, { status: 400, code: '45001' })
    expect(await rest.orderByClientOid('kd-1')).toMatchObject({ ok: false })
  })

  it('is an error, not null, when the answer is empty', async () => {
    server.reply = (response) => sendEnvelope(response, null)
    expect(await rest.orderByClientOid('kd-1')).toMatchObject({ ok: false })
  })
})

describe('candles', () => {
  const candle = (openAtMs: number) => [String(openAtMs), '1', '2', '0.5', '1.5', '3', '4']

  it('come latest when no time is named', async () => {
    server.reply = (response) => sendEnvelope(response, [candle(60_000)])
    const instrument = { category: 'SPOT', symbol: 'BTCUSDT' } as const
    await publicRest.candles(instrument, '1m', 300)
    expect(server.requests[0]?.url).toContain('/api/v3/market/candles?')
    expect(queryOf(server.requests[0]?.url ?? '').limit).toBe('300')
  })

  it('page back in hundreds when older ones are asked for', async () => {
    server.reply = (response, request) => {
      const { endTime, limit } = queryOf(request.url)
      const count = server.requests.length === 3 ? 50 : Number(limit)
      const rows = Array.from({ length: count }, (_, n) => Number(endTime) - (n + 1) * 60_000)
      sendEnvelope(response, rows.reverse().map(candle))
    }
    const instrument = { category: 'SPOT', symbol: 'BTCUSDT' } as const
    const answer = await publicRest.candles(instrument, '1m', 300, 600_000_000)
    if (!answer.ok) throw new Error('no answer')
    expect(answer.value).toHaveLength(250)
    expect(answer.value.at(-1)?.openAtMs).toBe(600_000_000 - 60_000)
    const times = answer.value.map((one) => one.openAtMs)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(new Set(times).size).toBe(250)
  })
})

describe('public data of every product line', () => {
  const path = () => server.requests[0]?.url.split('?')[0]

  it('is that of spot for margin', async () => {
    server.reply = (response) => sendEnvelope(response, [])
    const margin = { category: 'MARGIN', symbol: 'BTCUSDT' } as const
    await publicRest.tickers('MARGIN')
    await publicRest.candles(margin, '1m', 10)
    await publicRest.candles(margin, '1m', 10, 600_000)
    await publicRest.instruments('MARGIN')
    expect(server.requests.map((request) => queryOf(request.url).category)).toEqual([
      ...['SPOT', 'SPOT', 'SPOT', 'MARGIN'],
    ])
  })

  it('has discounts of all coins and the debt tiers of one', async () => {
    const tier = { tier: '1', minTierValue: '0', maxTierValue: '9', leverage: '5', mmr: '0.04' }
    server.reply = (response) => sendEnvelope(response, [tier])
    expect(await publicRest.debtTiers('USDT')).toMatchObject({ value: [{ maxValue: '9' }] })
    const asked = { category: 'MARGIN', coin: 'USDT' }
    expect(queryOf(server.requests[0]?.url ?? '')).toEqual(asked)
    server.reply = (response) => sendEnvelope(response, [{ coin: 'BTC', list: [] }])
    expect(await publicRest.discounts()).toMatchObject({ value: [{ coin: 'BTC', steps: [] }] })
    expect(server.requests.at(-1)?.url).toBe('/api/v3/market/discount-rate')
  })

  it('has tiers on futures, and none to ask for elsewhere', async () => {
    const tier = { tier: '1', minTierValue: '0', maxTierValue: '9', leverage: '150', mmr: '0.004' }
    server.reply = (response) => sendEnvelope(response, [tier])
    const symbol = 'BTCUSD_CM'
    const answer = await publicRest.positionTiers({ category: 'COIN-FUTURES', symbol })
    expect(answer).toMatchObject({ ok: true, value: [{ maintenanceRate: '0.004' }] })
    expect(path()).toBe('/api/v3/market/position-tier')
    expect(queryOf(server.requests[0]?.url ?? '')).toEqual({ category: 'COIN-FUTURES', symbol })
    for (const category of ['SPOT', 'MARGIN'] as const) {
      expect(await publicRest.positionTiers({ category, symbol })).toMatchObject({ value: [] })
    }
    expect(server.requests).toHaveLength(1)
  })
})

describe('a key that is not accepted', () => {
  it('leads to the request, and so to the text that it signed', async () => {
    server.reply = (response) => sendEnvelope(response, null, { status: 400, code: '40009' })
    const answer = await rest.accountSettings()
    expect(answer).toMatchObject({ ok: false, error: { kind: 'unauthorised', code: '40009' } })
    if (answer.ok || answer.error.kind !== 'unauthorised') throw new Error('it was accepted')
    expect(answer.error.requestId).toBe(answer.request?.requestId)
  })
})

describe('commands about orders', () => {
  const order = { category: 'SPOT', symbol: 'BTCUSDT', orderId: '7' } as const

  it('change only what is named and never cancel the original on failure', async () => {
    server.reply = (response) => sendEnvelope(response, { orderId: '7', clientOid: 'a' })
    await rest.changeOrder(order, aChange({ price: '5' }))
    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({
      orderId: '7',
      category: 'SPOT',
      symbol: 'BTCUSDT',
      price: '5',
      autoCancel: 'no',
    })
  })

  it('cancel a whole product line without a symbol and count its rows', async () => {
    const list = [{ orderId: '1' }, { orderId: '2', code: '24056', msg: 'notExisted' }]
    server.reply = (response) => sendEnvelope(response, { list })
    const answer = await rest.cancelSymbolOrders('SPOT', null)
    expect(answer).toMatchObject({ ok: true, value: { done: 1, failed: 1 } })
    expect(server.requests[0]?.body).toBe('{"category":"SPOT"}')
  })
})

import { createHmac } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aDraft } from '../../../../helpers/builders.ts'
import { sendEnvelope } from '../../../../helpers/fault-server.ts'
import { settle } from '../../../../helpers/hand-clock.ts'
import { API_KEY, RestScene, SECRET } from '../../../../helpers/rest-scene.ts'

const scene = new RestScene()
const { server } = scene

beforeEach(() => scene.begin())
afterEach(() => scene.closeClients())
afterAll(() => scene.stop())

describe('a signed request', () => {
  it('carries the six headers, and a signature of exactly what was sent', async () => {
    const { rest } = scene.open()
    await rest.placeOrder(aDraft({ price: '61250.5' }), 'kd-1')
    const [arrived] = server.requests
    const headers = arrived?.headers ?? {}
    const text = `${headers['access-timestamp']}POST/api/v3/trade/place-order${arrived?.body}`
    expect(headers['access-sign']).toBe(createHmac('sha256', SECRET).update(text).digest('base64'))
    expect(headers).toMatchObject({
      'access-key': API_KEY,
      'content-type': 'application/json',
      locale: 'zh-CN',
    })
    expect(headers['access-timestamp']).toMatch(/^\d{13}$/)
    expect(headers.paptrading).toBeUndefined()
    expect(headers['x-channel-api-code']).toBeUndefined()
    expect(JSON.parse(arrived?.body ?? '')).toEqual({
      category: 'USDT-FUTURES',
      symbol: 'BTCUSDT',
      qty: '0.01',
      price: '61250.5',
      side: 'buy',
      orderType: 'limit',
      timeInForce: 'gtc',
      marginMode: 'crossed',
      clientOid: 'kd-1',
      stpMode: 'none',
    })
  })

  it('has the demo header in demo, and a public one never', async () => {
    const { rest, publicRest } = scene.open({ demo: true })
    await rest.accountSettings()
    server.reply = (response) => sendEnvelope(response, [])
    await publicRest.tickers('SPOT')
    expect(server.requests.map((request) => request.headers.paptrading)).toEqual(['1', undefined])
    expect(server.requests[1]?.headers['access-key']).toBeUndefined()
  })

  it('signs with this clock plus the offset that answers taught it', async () => {
    const { rest } = scene.open()
    const us = () => String(Math.round((Date.now() + 20_000) * 1000))
    server.reply = (response) =>
      sendEnvelope(
        response,
        { orderId: '1', clientOid: 'kd-1' },
        { headers: { 'X-BG-REQUEST-ACCEPT-TIME': us(), 'X-BG-RESPONSE-COMPLETE-TIME': us() } },
      )
    await rest.placeOrder(aDraft(), 'kd-1')
    await rest.placeOrder(aDraft(), 'kd-1')
    const stamp = Number(server.requests[1]?.headers['access-timestamp'])
    expect(Math.abs(stamp - (Date.now() + 20_000))).toBeLessThan(2000)
  })

  it('places a spot market buy by quote, and refuses to send one by base', async () => {
    const { rest } = scene.open()
    const draft = aDraft({ category: 'SPOT', orderType: 'market', price: null, quantity: '25' })
    await rest.placeOrder({ ...draft, quantityUnit: 'quote' }, 'kd-1')
    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({
      category: 'SPOT',
      symbol: 'BTCUSDT',
      qty: '25',
      side: 'buy',
      orderType: 'market',
      clientOid: 'kd-1',
      stpMode: 'none',
    })
    const refused = await rest.placeOrder(draft, 'kd-2')
    expect(refused).toMatchObject({ ok: false, definite: true, request: null })
    expect(server.requests).toHaveLength(1)
  })
})

describe('answers and connections', () => {
  it('unpacks gzip', async () => {
    const { publicRest, records } = scene.open()
    server.reply = (response) => {
      const text = JSON.stringify({
        code: '00000',
        msg: 'success',
        requestTime: 1,
        data: [{ symbol: 'BTCUSDT', ts: '1790000000290', lastPrice: '1' }],
      })
      response.writeHead(200, { 'content-encoding': 'gzip' })
      response.end(gzipSync(text))
    }
    const answer = await publicRest.tickers('SPOT')
    expect(answer.ok && answer.value[0]?.symbol).toBe('BTCUSDT')
    await settle()
    expect(records[0]?.responseBody).toContain('BTCUSDT')
  })

  it('refuses an answer above ten megabytes', async () => {
    const { publicRest } = scene.open()
    server.reply = (response) => {
      response.writeHead(200)
      response.end(Buffer.alloc(11 * 1024 * 1024, 32))
    }
    expect(await publicRest.tickers('SPOT')).toMatchObject({
      error: { kind: 'unavailable', reason: 'unreadable' },
    })
  })

  it('keeps connections open from one request to the next', async () => {
    const before = server.connections
    const { rest } = scene.open()
    for (let n = 0; n < 20; n += 1) await rest.placeOrder(aDraft(), 'kd-1')
    // The connection just used is looked at for a turn before it takes the next request.
    expect(server.connections - before).toBeLessThanOrEqual(2)
  })

  it('counts against the budget and believes the exchange about it', async () => {
    const { rest, rate } = scene.open()
    server.reply = (response) =>
      sendEnvelope(
        response,
        { orderId: '1', clientOid: 'kd-1' },
        { headers: { 'x-mbx-used-remain-limit': '3' } },
      )
    await rest.placeOrder(aDraft(), 'kd-1')
    const path = '/api/v3/trade/place-order'
    expect(rate.nearestLimit()).toEqual({ path, used: 7, limit: 10 })
  })

  it('measures the clock from the time endpoint when the headers are missing', async () => {
    const { publicRest } = scene.open()
    server.reply = (response) => sendEnvelope(response, { serverTime: String(Date.now() - 5000) })
    const answer = await publicRest.measureClock()
    if (!answer.ok) throw new Error('no answer')
    expect(Math.abs(answer.value.offsetMs + 5000)).toBeLessThan(1000)
    expect(answer.value.boundMs).toBeGreaterThan(1)
  })
})

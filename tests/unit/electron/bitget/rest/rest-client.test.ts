import { createHmac } from 'node:crypto'
import { createServer } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPrivateRest } from '../../../../../electron/bitget/rest/private-rest.ts'
import { createPublicRest } from '../../../../../electron/bitget/rest/public-rest.ts'
import { aDraft } from '../../../../helpers/builders.ts'
import { FaultServer, type Reply, sendEnvelope } from '../../../../helpers/fault-server.ts'
import { settle } from '../../../../helpers/hand-clock.ts'
import { hmacSigner } from '../../../../helpers/hmac-signer.ts'
import { type LoopbackRestOptions, loopbackRest } from '../../../../helpers/loopback-rest.ts'
import { waitUntil } from '../../../../helpers/wait-until.ts'

const SECRET = 'canary-secret-4f1c'
const API_KEY = 'bg_canary_key_77aa99'
const PASSPHRASE = 'canary"phrase/ü'
const signer = hmacSigner(SECRET, API_KEY, PASSPHRASE)

const server = new FaultServer()
let url = ''
const opened: { close(): Promise<void> }[] = []

beforeEach(async () => {
  if (url === '') url = await server.start()
  server.requests.length = 0
  server.reply = (response) => sendEnvelope(response, { orderId: '1', clientOid: 'kd-1' })
})
afterEach(async () => {
  for (const client of opened.splice(0)) await client.close()
})

afterAll(() => server.stop())

function open(options: LoopbackRestOptions = {}, at = url) {
  const made = loopbackRest(at, options)
  opened.push(made.client)
  const rest = createPrivateRest(made.client, signer, made.clock)
  return { ...made, rest, publicRest: createPublicRest(made.client, made.exchangeClock) }
}

describe('a signed request', () => {
  it('carries the six headers, and a signature of exactly what was sent', async () => {
    const { rest } = open()
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
    const { rest, publicRest } = open({ demo: true })
    await rest.accountSettings()
    server.reply = (response) => sendEnvelope(response, [])
    await publicRest.tickers('SPOT')
    expect(server.requests.map((request) => request.headers.paptrading)).toEqual(['1', undefined])
    expect(server.requests[1]?.headers['access-key']).toBeUndefined()
  })

  it('signs with this clock plus the offset that answers taught it', async () => {
    const { rest } = open()
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
    const { rest } = open()
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

describe('the record of a request', () => {
  it('times every phase in order and tells the exchange share from the network share', async () => {
    const { rest, records } = open()
    server.reply = (response) =>
      sendEnvelope(
        response,
        { orderId: '1', clientOid: 'kd-1' },
        {
          headers: {
            'X-BG-REQUEST-ACCEPT-TIME': '1790000000120411',
            'X-BG-RESPONSE-COMPLETE-TIME': '1790000000120511',
          },
        },
      )
    const answer = await rest.placeOrder(aDraft(), 'kd-1', Date.now() - 40)
    await settle()
    const timing = records[0]?.timing
    expect(answer).toMatchObject({ ok: true, request: { requestId: 1, exchangeMs: 0.1 } })
    const { click, signed, sent, firstByte, received, parsed } = timing?.phases ?? {}
    const order = [click, 0, signed, sent, firstByte, received, parsed].map(Number)
    expect(order.some(Number.isNaN)).toBe(false)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(timing?.roundTripMs).toBeCloseTo(Number(received) - Number(sent), 6)
    expect(timing?.networkMs).toBeCloseTo(Number(timing?.roundTripMs) - 0.1, 6)
    expect(records[0]).toMatchObject({ clientOid: 'kd-1', outcome: 'ok', code: '00000' })
  })

  it('holds no secret, even when the exchange echoes what it was sent', async () => {
    const { rest, records } = open()
    server.reply = (response, request) => {
      const told = JSON.stringify(request.headers)
      sendEnvelope(response, null, {
        status: 400,
        code: '40009',
        msg: `sign error ${told} ${encodeURIComponent(PASSPHRASE)} ${PASSPHRASE}`,
        headers: { 'set-cookie': 'session=abc', 'x-echo': API_KEY },
      })
    }
    const answer = await rest.placeOrder(aDraft(), 'kd-1')
    await settle()
    const sign = String(server.requests[0]?.headers['access-sign'])
    // Text by text: once more as JSON each quote would be written otherwise, and never be found.
    const seen = textsIn([answer, records]).join('\n')
    expect(seen).toContain('99')
    const quoted = JSON.stringify(PASSPHRASE).slice(1, -1)
    for (const secret of [SECRET, API_KEY, PASSPHRASE, quoted, sign, 'session=abc']) {
      expect(seen).not.toContain(secret)
    }
    expect(records[0]?.requestHeaders).toContainEqual({ name: 'ACCESS-KEY', value: '••••aa99' })
    expect(records[0]?.requestHeaders).toContainEqual({ name: 'ACCESS-SIGN', value: '••••••••' })
  })

  it('says when a long body was cut', async () => {
    const { rest, records } = open()
    server.reply = (response) => sendEnvelope(response, 'x'.repeat(300_000))
    await rest.balances()
    await settle()
    expect(records[0]).toMatchObject({ truncated: true, outcome: 'failed' })
    expect(records[0]?.responseBody).toHaveLength(256 * 1024)
  })
})

function textsIn(value: unknown): ReadonlyArray<string> {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}

const html: Reply = (response) => {
  response.writeHead(200, { 'content-type': 'text/html' })
  response.end('<html>checking your browser</html>')
}
const status =
  (code: number, body: string): Reply =>
  (response) => {
    response.writeHead(code)
    response.end(body)
  }
const half: Reply = (response) => {
  response.writeHead(200, { 'content-length': '500' })
  response.write('{"code":"00000","msg":"succ')
  response.socket?.end()
}
const SUCCESS = '{"code":"00000","msg":"","data":{"orderId":"1","clientOid":"kd-1"}}'
const cut: Reply = (response) => response.socket?.resetAndDestroy()
const redirect: Reply = (response) => {
  response.writeHead(302, { location: `${url}/elsewhere` })
  response.end()
}

describe('an order whose answer is lost is unknown, never rejected', () => {
  it.each<[string, Reply, string]>([
    ['is HTML', html, 'unreadable'],
    ['is empty', status(200, ''), 'unreadable'],
    ['is no envelope', status(200, '[1,2]'), 'unreadable'],
    ['is broken JSON', status(200, '{"code":"000'), 'unreadable'],
    ['is cut in the middle', half, 'reset'],
    ['is a reset', cut, 'reset'],
    ['is HTTP 502', status(502, '<html>bad gateway</html>'), 'server-error'],
    ['is HTTP 404 in HTML', status(404, '<html>'), 'unreadable'],
    ['is a redirect', redirect, 'unreadable'],
    ['is HTTP 404 with the code of a success', status(404, SUCCESS), 'unreadable'],
    ['has another shape', (response) => sendEnvelope(response, 'success'), 'unreadable'],
    [
      'names another order',
      (response) => sendEnvelope(response, { orderId: '9', clientOid: 'kd-other' }),
      'unreadable',
    ],
    [
      'is not unpackable',
      (response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' })
        response.end('not gzip')
      },
      'unreadable',
    ],
  ])('when it %s', async (_name, reply, reason) => {
    const { rest, records } = open()
    server.reply = reply
    const answer = await rest.placeOrder(aDraft(), 'kd-1')
    expect(answer).toMatchObject({
      ok: false,
      definite: false,
      error: { kind: 'unavailable', reason },
    })
    expect(server.requests).toHaveLength(1)
    await settle()
    expect(records[0]?.failure).not.toBeNull()
  })

  it('when nobody answers in time', async () => {
    const { rest } = open({ deadlineMs: 80 })
    server.reply = () => undefined
    expect(await rest.placeOrder(aDraft(), 'kd-1')).toMatchObject({
      definite: false,
      error: { kind: 'unavailable', reason: 'timeout' },
    })
  })

  it('when the answer drips in too slowly', async () => {
    const { rest } = open({ deadlineMs: 100 })
    server.reply = (response) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write(' '), 10)
      response.on('close', () => clearInterval(timer))
    }
    expect(await rest.placeOrder(aDraft(), 'kd-1')).toMatchObject({
      definite: false,
      error: { reason: 'timeout' },
    })
  })

  it('when there were too many requests', async () => {
    const { rest } = open()
    server.reply = (response) =>
      sendEnvelope(response, null, {
        status: 429,
        code: '429',
        msg: 'Too Many Requests',
        headers: { 'retry-after': '2' },
      })
    expect(await rest.placeOrder(aDraft(), 'kd-1')).toMatchObject({
      definite: false,
      error: { kind: 'rateLimited', retryAfterMs: 2000 },
    })
    server.reply = status(429, 'slow down')
    expect(await rest.placeOrder(aDraft(), 'kd-1')).toMatchObject({
      error: { kind: 'rateLimited', retryAfterMs: 1000 },
    })
  })

  it('when the desk closes while it is under way', async () => {
    const { rest, client } = open()
    server.reply = () => undefined
    const answer = rest.placeOrder(aDraft(), 'kd-1')
    await waitUntil('the request to arrive', () => server.requests.length === 1)
    await client.close()
    expect(await answer).toMatchObject({ definite: false, error: { reason: 'cancelled' } })
  })
})

describe('an order that certainly did not happen is rejected', () => {
  it('when the key set has left memory', async () => {
    const { client, clock, records } = open()
    const gone = () => {
      throw new Error('this key set was forgotten')
    }
    for (const part of ['authorise', 'sign'] as const) {
      const rest = createPrivateRest(client, { ...signer, [part]: gone }, clock)
      expect(await rest.placeOrder(aDraft(), 'kd-1')).toEqual({
        ok: false,
        error: { kind: 'unavailable', reason: 'locked' },
        definite: true,
        request: null,
      })
    }
    await settle()
    expect([server.requests, records]).toEqual([[], []])
  })

  it('when the exchange says no, whatever the HTTP status', async () => {
    const { rest } = open()
    for (const httpStatus of [200, 400]) {
      server.reply = (response) =>
        sendEnvelope(response, null, { status: httpStatus, code: '25203', msg: '保证金不足' })
      expect(await rest.placeOrder(aDraft(), 'kd-1')).toMatchObject({
        ok: false,
        definite: true,
        error: { kind: 'refused', code: '25203', message: '保证金不足' },
      })
    }
  })

  it('when nobody listens there', async () => {
    const closed = createServer()
    const port = await new Promise<number>((resolve) => {
      closed.listen(0, '127.0.0.1', () => {
        const address = closed.address()
        resolve(typeof address === 'object' && address !== null ? address.port : 0)
      })
    })
    await new Promise((resolve) => closed.close(resolve))
    const { rest, records } = open({}, `http://127.0.0.1:${port}`)
    expect(await rest.placeOrder(aDraft(), 'kd-1')).toMatchObject({
      definite: true,
      error: { kind: 'unavailable', reason: 'practice-down' },
    })
    await settle()
    expect(records[0]?.timing.phases.sent).toBeNull()
    expect(records[0]?.failure).toContain('nothing was sent')
  })

  it('when it still waited for a connection at its deadline, and then it never leaves', async () => {
    const { rest } = open({ deadlineMs: 1500 })
    server.reply = () => undefined
    const names = Array.from({ length: 30 }, (_, n) => `kd-${n}`)
    const answers = await Promise.all(names.map((name) => rest.placeOrder(aDraft(), name)))
    const rejected = names.filter((_, n) => {
      const answer = answers[n]
      return answer !== undefined && !answer.ok && answer.definite
    })
    expect(rejected.length).toBeGreaterThan(0)
    server.reply = (response) => sendEnvelope(response, { orderId: '1', clientOid: 'kd-x' })
    await rest.placeOrder(aDraft(), 'kd-x')
    const arrived = server.requests.map((request) => JSON.parse(request.body).clientOid)
    expect(arrived).toContain('kd-x')
    expect(arrived.filter((name) => rejected.includes(name))).toEqual([])
  })
})

describe('answers and connections', () => {
  it('unpacks gzip', async () => {
    const { publicRest, records } = open()
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
    const { publicRest } = open()
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
    const { rest } = open()
    for (let n = 0; n < 20; n += 1) await rest.placeOrder(aDraft(), 'kd-1')
    // The connection just used is looked at for a turn before it takes the next request.
    expect(server.connections - before).toBeLessThanOrEqual(2)
  })

  it('counts against the budget and believes the exchange about it', async () => {
    const { rest, rate } = open()
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
    const { publicRest } = open()
    server.reply = (response) => sendEnvelope(response, { serverTime: String(Date.now() - 5000) })
    const answer = await publicRest.measureClock()
    if (!answer.ok) throw new Error('no answer')
    expect(Math.abs(answer.value.offsetMs + 5000)).toBeLessThan(1000)
    expect(answer.value.boundMs).toBeGreaterThan(1)
  })
})

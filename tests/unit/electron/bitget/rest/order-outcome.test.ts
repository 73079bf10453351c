import { createServer } from 'node:net'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPrivateRest } from '../../../../../electron/bitget/rest/private-rest.ts'
import { aDraft } from '../../../../helpers/builders.ts'
import { type Reply, sendEnvelope } from '../../../../helpers/fault-server.ts'
import { settle } from '../../../../helpers/hand-clock.ts'
import { RestScene } from '../../../../helpers/rest-scene.ts'
import { waitUntil } from '../../../../helpers/wait-until.ts'

const scene = new RestScene()
const { server, signer } = scene

beforeEach(() => scene.begin())
afterEach(() => scene.closeClients())
afterAll(() => scene.stop())

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
  response.writeHead(302, { location: `${scene.url}/elsewhere` })
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
    const { rest, records } = scene.open()
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
    const { rest } = scene.open({ deadlineMs: 80 })
    server.reply = () => undefined
    expect(await rest.placeOrder(aDraft(), 'kd-1')).toMatchObject({
      definite: false,
      error: { kind: 'unavailable', reason: 'timeout' },
    })
  })

  it('when the answer drips in too slowly', async () => {
    const { rest } = scene.open({ deadlineMs: 100 })
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
    const { rest } = scene.open()
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
    const { rest, client } = scene.open()
    server.reply = () => undefined
    const answer = rest.placeOrder(aDraft(), 'kd-1')
    await waitUntil('the request to arrive', () => server.requests.length === 1)
    await client.close()
    expect(await answer).toMatchObject({ definite: false, error: { reason: 'cancelled' } })
  })
})

describe('an order that certainly did not happen is rejected', () => {
  it('when the key set has left memory', async () => {
    const { client, clock, records } = scene.open()
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
    const { rest } = scene.open()
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
    const { rest, records } = scene.open({}, `http://127.0.0.1:${port}`)
    expect(await rest.placeOrder(aDraft(), 'kd-1')).toMatchObject({
      definite: true,
      error: { kind: 'unavailable', reason: 'practice-down' },
    })
    await settle()
    expect(records[0]?.timing.phases.sent).toBeNull()
    expect(records[0]?.failure).toContain('nothing was sent')
  })

  it('when it still waited for a connection at its deadline, and then it never leaves', async () => {
    const { rest } = scene.open({ deadlineMs: 1500 })
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

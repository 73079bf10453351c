import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aDraft } from '../../../../helpers/builders.ts'
import { sendEnvelope } from '../../../../helpers/fault-server.ts'
import { settle } from '../../../../helpers/hand-clock.ts'
import { API_KEY, PASSPHRASE, RestScene, SECRET } from '../../../../helpers/rest-scene.ts'

const scene = new RestScene()
const { server } = scene

beforeEach(() => scene.begin())
afterEach(() => scene.closeClients())
afterAll(() => scene.stop())

describe('the record of a request', () => {
  it('times every phase in order and tells the exchange share from the network share', async () => {
    const { rest, records } = scene.open()
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
    const { rest, records } = scene.open()
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
    const { rest, records } = scene.open()
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

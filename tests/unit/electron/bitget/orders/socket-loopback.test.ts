import { createVerify } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPrivateRest } from '../../../../../electron/bitget/rest/private-rest.ts'
import { SYSTEM_TIME } from '../../../../../electron/bitget/socket/socket-time.ts'
import { PrivateAccountStream } from '../../../../../electron/bitget/stream/account-stream.ts'
import type { RequestDetail } from '../../../../../shared/domain/request-record.ts'
import { aDraft } from '../../../../helpers/builders.ts'
import { FaultServer, sendEnvelope } from '../../../../helpers/fault-server.ts'
import { loopbackRest } from '../../../../helpers/loopback-rest.ts'
import { rsaSigner } from '../../../../helpers/rsa-signer.ts'
import { socketOrders } from '../../../../helpers/socket-orders.ts'
import { TradeServer } from '../../../../helpers/trade-server.ts'
import { waitUntil } from '../../../../helpers/wait-until.ts'

const { signer, publicKey } = rsaSigner()
const isSigned = (text: string, signature: string) =>
  createVerify('RSA-SHA256').update(text).verify(publicKey, signature, 'base64')

let server: TradeServer
let records: RequestDetail[]
const closers: (() => void)[] = []

beforeEach(() => {
  server = new TradeServer()
  records = []
})
afterEach(async () => {
  for (const close of closers.splice(0)) close()
  await server.stop()
})

async function loggedIn() {
  const url = await server.start()
  let ready = 0
  const nothing = () => undefined
  const stream = new PrivateAccountStream(
    {
      ...{ url, time: SYSTEM_TIME, random: Math.random, report: nothing, signer },
      ...{ offsetMs: () => 0, resyncClock: async () => undefined, orders: socketOrders(records) },
    },
    {
      ...{ onStale: nothing, onRefused: nothing, onBalances: nothing, onPositions: nothing },
      ...{
        onOrders: nothing,
        onFills: nothing,
        onStrategies: nothing,
        onDeleveraged: nothing,
        onState: nothing,
      },
      onReady: () => {
        ready += 1
      },
    },
  )
  closers.push(() => stream.close())
  await waitUntil('the login', () => stream.view().state === 'live')
  return { stream, ready: () => ready }
}

describe('orders over a real socket', () => {
  it('are answered and timed, each by its own id, in whatever order the answers come', async () => {
    const { stream } = await loggedIn()
    server.onCommand = (_command, socket) => {
      if (server.commands.length < 2) return
      for (const { id, topic, args } of server.commands.toReversed()) {
        const results = [{ orderId: `o-${id}`, clientOid: args[0]?.clientOid }]
        socket.send(JSON.stringify({ event: 'trade', id, topic, args: results, code: '0' }))
      }
    }
    const answers = await Promise.all([
      stream.entry.placeOrder(aDraft(), 'kd-1'),
      stream.entry.placeOrder(aDraft({ category: 'USDC-FUTURES', symbol: 'BTCPERP' }), 'kd-2'),
    ])
    expect(answers).toMatchObject([
      { ok: true, value: { orderId: 'o-1', clientOid: 'kd-1' } },
      { ok: true, value: { orderId: 'o-2', clientOid: 'kd-2' } },
    ])
    expect(server.commands.map((command) => command.category)).toEqual([
      'usdt-futures',
      'usdc-futures',
    ])
    expect(records.map((record) => record.timing.roundTripMs)).not.toContain(null)
  })

  it('are unknown when the exchange cuts the line after it got them, and are not sent again', async () => {
    const { stream, ready } = await loggedIn()
    server.onCommand = (_command, socket) => socket.terminate()
    expect(await stream.entry.placeOrder(aDraft(), 'kd-1')).toMatchObject({
      ok: false,
      error: { kind: 'unavailable', reason: 'reset' },
      definite: false,
    })
    server.onCommand = () => undefined
    await waitUntil('another connection', () => server.logins.length === 2 && ready() > 0)
    expect(server.commands).toHaveLength(1)
  })
})

describe('a key set with an RSA key', () => {
  it('logs in over the socket with a signature that its public half confirms', async () => {
    await loggedIn()
    const [login] = server.logins
    expect(isSigned(`${login?.timestamp}GET/user/verify`, login?.sign ?? '')).toBe(true)
  })

  it('signs requests the same way', async () => {
    const http = new FaultServer()
    const { client, clock } = loopbackRest(await http.start())
    http.reply = (response) => sendEnvelope(response, { orderId: '1', clientOid: 'kd-1' })
    await createPrivateRest(client, signer, clock).placeOrder(aDraft(), 'kd-1')
    const [arrived] = http.requests
    const text = `${arrived?.headers['access-timestamp']}POST/api/v3/trade/place-order${arrived?.body}`
    expect(isSigned(text, String(arrived?.headers['access-sign']))).toBe(true)
    await client.close()
    await http.stop()
  })
})

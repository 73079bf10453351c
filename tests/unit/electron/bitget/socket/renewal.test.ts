import { beforeEach, describe, expect, it } from 'vitest'
import { ExchangeSocket } from '../../../../../electron/bitget/socket/exchange-socket.ts'
import { createSocketLogin } from '../../../../../electron/bitget/socket/socket-login.ts'
import { FakeLinks } from '../../../../helpers/fake-link.ts'
import { ManualTime } from '../../../../helpers/manual-time.ts'

const HOUR_MS = 3_600_000
const ORDERS = { instType: 'UTA', topic: 'order' }
const ORDER_PUSH = { action: 'snapshot', arg: ORDERS, data: [{}], ts: 1 }
const LOGGED_IN = { event: 'login', code: 0, connId: 'x' }

let time: ManualTime
let links: FakeLinks
let told: string[]
let socket: ExchangeSocket

beforeEach(() => {
  time = new ManualTime()
  links = new FakeLinks()
  told = []
  const signer = {
    authorise: () => ({ apiKey: 'key', passphrase: 'phrase' }),
    sign: () => 'signed',
  }
  socket = new ExchangeSocket(
    {
      url: 'ws://exchange',
      time,
      random: () => 0.5,
      report: () => undefined,
      openLink: links.open,
      login: createSocketLogin({
        ...{ signer, time, recorder: null },
        ...{ offsetMs: () => 0, resync: async () => undefined },
      }),
    },
    {
      onState: ({ state }) => told.push(state),
      onData: ({ arg }) => told.push(`data ${arg.topic}`),
      onTrade: () => false,
      onSwitched: () => told.push('switched'),
      onDown: () => told.push('down'),
      onSubscribed: () => told.push('subscribed'),
      onLate: () => told.push('late'),
      onUnreadable: () => undefined,
      onRejected: () => undefined,
      onRefused: () => told.push('refused'),
    },
  )
  socket.subscribe(ORDERS)
  comeUp()
  told.length = 0
})

/** The link opened last logs in and has its subscriptions acknowledged. */
function comeUp(): void {
  links.last.handlers.onOpen()
  links.last.say(LOGGED_IN)
  time.pass(0)
  links.last.confirmAll()
}

/** Every ping is answered. */
function live(durationMs: number): void {
  const endMs = time.monotonic() + durationMs
  while (time.monotonic() < endMs) {
    time.pass(Math.min(3000, endMs - time.monotonic()))
    for (const link of links.opened) if (!link.ended) link.say('pong')
  }
}

describe('a connection that has lived for 23 hours', () => {
  it('is followed by another one that logs in and subscribes before it ends', () => {
    live(23 * HOUR_MS)
    const [old] = links.opened
    expect(links.opened).toHaveLength(2)
    comeUp()
    expect(told).toEqual(['switched', 'subscribed'])
    expect([old?.ended, links.last.ended]).toEqual([true, false])
    expect(socket.view()).toMatchObject({ state: 'live', reconnects: 1 })
  })

  it('delivers until the other one does', () => {
    live(23 * HOUR_MS)
    const [old] = links.opened
    old?.say(ORDER_PUSH)
    links.last.handlers.onOpen()
    old?.say(ORDER_PUSH)
    expect(told).toEqual(['data order', 'data order'])
  })

  it('asks again when the other one does not come up', () => {
    live(23 * HOUR_MS)
    links.last.handlers.onEnd('no network')
    live(12 * 60_000)
    expect(links.opened).toHaveLength(3)
    comeUp()
    expect(told).toEqual(['switched', 'subscribed'])
  })

  it('is cut by the exchange without harm when no other one came up', () => {
    live(23 * HOUR_MS)
    links.last.handlers.onEnd('no network')
    links.opened[0]?.handlers.onEnd('closed with 1006')
    expect(told).toEqual(['down', 'waiting-to-retry'])
    time.pass(500)
    comeUp()
    expect(told.slice(2)).toEqual(['connecting', 'logging-in', 'live', 'subscribed'])
  })
})

it('lives its 23 hours from its own beginning', () => {
  live(22 * HOUR_MS)
  links.last.handlers.onEnd('closed with 1006')
  time.pass(500)
  comeUp()
  live(22 * HOUR_MS)
  expect(links.opened).toHaveLength(2)
  live(HOUR_MS)
  expect(links.opened).toHaveLength(3)
})

it('leaves no timer behind when the socket is closed', () => {
  live(23 * HOUR_MS)
  socket.close()
  expect(time.waiting).toBe(0)
})

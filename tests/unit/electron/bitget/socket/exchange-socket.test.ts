import { describe, expect, it } from 'vitest'
import { ExchangeSocket } from '../../../../../electron/bitget/socket/exchange-socket.ts'
import type { ExchangeSocketEvents } from '../../../../../electron/bitget/socket/exchange-socket-ports.ts'
import { createSocketLogin } from '../../../../../electron/bitget/socket/socket-login.ts'
import type { SocketProblem } from '../../../../../electron/bitget/socket/socket-problem.ts'
import { FakeLinks } from '../../../../helpers/fake-link.ts'
import { ManualTime } from '../../../../helpers/manual-time.ts'

const BOOKS = { instType: 'spot', topic: 'books', symbol: 'BTCUSDT' }
const ORDERS = { instType: 'UTA', topic: 'order' }
const DATA = { action: 'update', arg: BOOKS, data: [{}], ts: 1 }

function start(kind: 'public' | 'private', resync: () => Promise<void> = async () => undefined) {
  const time = new ManualTime()
  const links = new FakeLinks()
  const told: string[] = []
  const problems: SocketProblem[] = []
  const counted = { messages: 0 }
  const events: ExchangeSocketEvents = {
    onState: (view) => told.push(view.state),
    onData: (frame) => told.push(`data ${frame.arg.topic}`),
    onTrade: (frame) => frame.id === 'mine' && told.push(`trade ${frame.code}`) > 0,
    onSwitched: () => told.push('switched'),
    onDown: () => told.push('down'),
    onSubscribed: () => told.push('subscribed'),
    onLate: (late) => told.push(late ? 'late' : 'in time'),
    onUnreadable: () => undefined,
    onRejected: (subscription) => told.push(`rejected ${subscription.topic}`),
    onRefused: (error) => told.push(`refused ${'code' in error ? error.code : error.kind}`),
  }
  const signer = {
    authorise: () => ({ apiKey: 'key', passphrase: 'phrase' }),
    sign: (text: string) => `signed(${text})`,
  }
  const login =
    kind === 'public'
      ? null
      : createSocketLogin({
          ...{ signer, time, resync, recorder: null },
          offsetMs: () => 5000,
        })
  const socket = new ExchangeSocket(
    {
      url: 'ws://exchange',
      time,
      random: () => 0.5,
      report: (problem) => problems.push(problem),
      login,
      openLink: links.open,
      onSent: () => {
        counted.messages += 1
      },
    },
    events,
  )
  return { time, links, told, problems, counted, socket }
}

function startLive() {
  const parts = start('public')
  parts.socket.subscribe(BOOKS)
  parts.links.last.handlers.onOpen()
  parts.time.pass(0)
  parts.links.last.confirmAll()
  parts.links.last.say(DATA)
  return parts
}

function startLogin(resync?: () => Promise<void>) {
  const parts = start('private', resync)
  parts.socket.subscribe(ORDERS)
  parts.links.last.handlers.onOpen()
  parts.time.pass(0)
  return parts
}

describe('after the machine slept', () => {
  it('a link that looks alive is given up, and one that waits is opened at once', () => {
    const { socket, links, told } = startLive()
    const before = links.opened.length
    told.length = 0
    socket.wake()
    expect(links.opened).toHaveLength(before + 1)
    expect(told).toContain('down')
    links.last.handlers.onEnd('no network yet')
    socket.wake()
    expect(links.opened).toHaveLength(before + 2)
    links.last.handlers.onOpen()
    expect(told.at(-1)).toBe('live')
  })

  it('a closed socket stays closed', () => {
    const { socket, links } = startLive()
    socket.close()
    const before = links.opened.length
    socket.wake()
    expect(links.opened).toHaveLength(before)
  })
})

describe('ExchangeSocket', () => {
  it('subscribes once it is open and tells when all is acknowledged', () => {
    const { told, links } = startLive()
    expect(links.last.frames('subscribe')).toEqual([{ op: 'subscribe', args: [BOOKS] }])
    expect(told).toEqual(['connecting', 'live', 'subscribed', 'data books'])
  })

  it('subscribes again on a new connection after a drop, and ignores the dead one', () => {
    const { time, links, told, socket } = startLive()
    const dead = links.last
    dead.handlers.onEnd('closed with 1006')
    expect(socket.view().state).toBe('waiting-to-retry')
    time.pass(500)
    expect(links.opened).toHaveLength(2)
    told.length = 0
    dead.say(DATA)
    dead.handlers.onOpen()
    dead.handlers.onEnd('again')
    expect(told).toEqual([])
    links.last.handlers.onOpen()
    time.pass(0)
    expect(links.last.frames('subscribe')[0]?.args).toEqual([BOOKS])
    expect(socket.view()).toMatchObject({ state: 'live', reconnects: 1 })
  })

  it('waits longer for each link that does not live, and starts over after one that did', () => {
    const { time, links } = start('public')
    const waitAfterDrop = (livedMs: number): number => {
      links.last.handlers.onOpen()
      time.pass(livedMs)
      const before = links.opened.length
      links.last.handlers.onEnd('gone')
      const from = time.monotonic()
      while (links.opened.length === before) time.pass(10)
      return time.monotonic() - from
    }
    expect([0, 0, 0, 0].map(waitAfterDrop)).toEqual([500, 1000, 2000, 4000])
    expect(waitAfterDrop(10_001)).toBe(500)
  })

  it('pings a busy link every interval', () => {
    const { time, links } = startLive()
    for (let seconds = 1; seconds <= 21; seconds += 1) {
      time.pass(1000)
      links.last.say(DATA)
      if (links.last.pings > 0) links.last.say('pong')
    }
    expect(links.last.pings).toBe(2)
  })

  it('asks a link that is quiet for 3 s, and gives it up when its pong is missing for an interval', () => {
    const { time, links, told } = startLive()
    time.pass(3000)
    expect(links.last.pings).toBe(1)
    links.last.say('pong')
    time.pass(3000)
    expect(links.last.pings).toBe(2)
    told.length = 0
    time.pass(3000)
    expect(told).toEqual(['late', 'stale'])
    const link = links.last
    time.pass(7000)
    expect(told.slice(2)).toEqual(['down', 'waiting-to-retry'])
    expect(link.ended).toBe(true)
  })

  it('is in time again when a frame comes after all', () => {
    const { time, links, told, socket } = startLive()
    time.pass(6000)
    expect(socket.view()).toMatchObject({ state: 'stale', silentForMs: 6000 })
    told.length = 0
    links.last.say('pong')
    expect(told).toEqual(['in time', 'live'])
    expect(socket.view().silentForMs).toBe(0)
  })

  it('gives up a handshake that does not end, however slowly it goes on', () => {
    const { time, links, told } = start('public')
    time.pass(14_999)
    expect(links.last.ended).toBe(false)
    time.pass(1)
    expect(links.last.ended).toBe(true)
    expect(told.at(-1)).toBe('waiting-to-retry')
  })

  it('does not take a link for dead that was slow to open', () => {
    const { time, links, told } = start('public')
    time.pass(14_000)
    links.last.handlers.onOpen()
    time.pass(3000)
    links.last.say('pong')
    time.pass(2000)
    expect(told.at(-1)).toBe('live')
  })

  it('asks again for what was acknowledged and stays silent, ever more patiently', () => {
    const { time, links, socket } = start('public')
    socket.subscribe(BOOKS)
    links.last.handlers.onOpen()
    const counts: number[] = []
    for (let seconds = 1; seconds <= 60; seconds += 1) {
      time.pass(1000)
      links.last.say('pong')
      counts.push(links.last.frames('subscribe').length)
      links.last.confirmAll()
    }
    expect(counts[7]).toBe(1)
    expect(counts[8]).toBe(2)
    expect(counts[23]).toBe(2)
    expect(counts[24]).toBe(3)
    expect(counts[59]).toBe(4)
    expect(links.last.frames('unsubscribe')).toHaveLength(3)
  })

  it('does not ask again for what the exchange does not know', () => {
    const { time, links, socket, told } = start('public')
    socket.subscribe(BOOKS)
    links.last.handlers.onOpen()
    time.pass(0)
    links.last.say({ event: 'error', code: 30001, msg: `${JSON.stringify(BOOKS)} doesn't exist` })
    expect(told).toContain('rejected books')
    links.last.handlers.onEnd('gone')
    time.pass(1000)
    links.last.handlers.onOpen()
    time.pass(60_000)
    expect(links.last.frames('subscribe')).toEqual([])
  })

  it('prepares a replacement when a reset is announced, and switches with its first data', () => {
    const { links, time, told } = startLive()
    const old = links.last
    told.length = 0
    old.say({ event: 'error', code: 30033, msg: 'Service upgrade in progress.' })
    old.say({ event: 'error', code: 30033, msg: 'Service upgrade in progress.' })
    expect(links.opened).toHaveLength(2)
    old.say(DATA)
    links.last.handlers.onOpen()
    time.pass(0)
    old.say(DATA)
    expect(told).toEqual(['data books', 'data books'])
    links.last.say(DATA)
    expect(told.slice(2)).toEqual(['switched', 'data books'])
    expect(old.ended).toBe(true)
    old.handlers.onEnd('reset')
    expect(told).not.toContain('down')
  })

  it('switches at once when it is subscribed to nothing, and counts that as one reconnect', () => {
    const { links, socket, told } = start('public')
    links.last.handlers.onOpen()
    links.last.say({ event: 'error', code: 30033, msg: 'Service upgrade in progress.' })
    links.last.handlers.onOpen()
    expect(told).toContain('switched')
    expect(socket.view()).toMatchObject({ state: 'live', reconnects: 1 })
  })

  it('opens another connection when the subscribe requests of an hour are used up', () => {
    const { links, time, socket } = startLive()
    for (let at = 0; at < 241; at += 1) {
      socket.resubscribe(BOOKS)
      time.pass(1000)
      links.opened[0]?.say('pong')
      links.opened[0]?.say(DATA)
    }
    expect(links.opened.length).toBe(2)
    expect(links.opened[0]?.frames('subscribe')).toHaveLength(240)
  })

  it('loses no subscribe when that other connection fails: it opens one more', () => {
    const { links, time, socket } = startLive()
    const pass = () => {
      time.pass(1000)
      links.opened[0]?.say('pong')
      links.opened[0]?.say(DATA)
    }
    for (let at = 0; at < 239; at += 1) {
      socket.resubscribe(BOOKS)
      pass()
    }
    links.opened[0]?.say({ event: 'subscribe', arg: BOOKS })
    const late = { ...BOOKS, symbol: 'ETHUSDT' }
    socket.subscribe(late)
    pass()
    expect(links.opened).toHaveLength(2)
    links.last.handlers.onEnd('refused')
    for (let second = 0; second < 10 && links.opened.length < 3; second += 1) pass()
    expect(links.opened).toHaveLength(3)
    links.last.handlers.onOpen()
    time.pass(0)
    expect(links.last.frames('subscribe').flatMap(({ args }) => args)).toEqual([BOOKS, late])
  })

  it('never sends more than ten messages in a second, whatever is asked of it', () => {
    const { links, time, socket } = startLive()
    const sentAt: number[] = []
    const link = links.last
    const send = link.send.bind(link)
    link.send = (text) => {
      sentAt.push(time.monotonic())
      return send(text)
    }
    for (let at = 0; at < 2000; at += 1) {
      const subscription = { ...BOOKS, symbol: `S${at % 37}` }
      if (at % 3 === 0) socket.unsubscribe(subscription)
      else socket.subscribe(subscription)
      if (at % 2 === 0) link.say('ping')
      time.pass(10)
      link.say('pong')
    }
    const most = Math.max(
      ...sentAt.map((from) => sentAt.filter((at) => at >= from && at < from + 1000).length),
    )
    expect(most).toBeLessThanOrEqual(10)
  })

  it('counts and ignores malformed frames, reporting ever more rarely', () => {
    const { links, socket, problems, told } = startLive()
    told.length = 0
    for (let at = 0; at < 100; at += 1) links.last.say('{"broken')
    links.last.handlers.onBinary()
    links.last.say({ event: 'trade', id: 'x', code: '0' })
    expect(socket.malformedFrames).toBe(102)
    expect(problems.filter((problem) => problem.kind === 'malformed')).toHaveLength(7)
    expect(told).toEqual([])
    expect(socket.view().state).toBe('live')
  })

  it('counts whatever it sends: subscriptions, pings and orders', () => {
    const { socket, time, links, counted } = startLive()
    time.pass(10_000)
    expect(links.last.sent).toContain('ping')
    socket.trade('an order')
    expect(counted.messages).toBe(links.last.sent.length)
  })

  it('leaves no timer behind when closed', () => {
    const { socket, time, links, told } = startLive()
    socket.close()
    expect(time.waiting).toBe(0)
    expect(links.last.ended).toBe(true)
    expect(told.at(-1)).toBe('off')
  })
})

describe('ExchangeSocket with a login', () => {
  it('logs in with the exchange clock in seconds before it subscribes', () => {
    const { links, time, told } = startLogin()
    expect(links.last.sent).toEqual([
      JSON.stringify({
        op: 'login',
        args: [
          {
            apiKey: 'key',
            passphrase: 'phrase',
            timestamp: '1790000005',
            sign: 'signed(1790000005GET/user/verify)',
          },
        ],
      }),
    ])
    links.last.say({ event: 'login', code: 0, connId: 'x' })
    time.pass(0)
    links.last.confirmAll()
    expect(told).toEqual(['connecting', 'logging-in', 'live', 'subscribed'])
  })

  it.each(['30005', '30011', '30012', '30013', '30015'])('stops for good on %s', (code) => {
    const { links, time, told, socket } = startLogin()
    links.last.say({ event: 'error', code: Number(code), msg: 'no' })
    time.pass(3_600_000)
    expect(links.opened).toHaveLength(1)
    expect(socket.view().state).toBe('refused')
    expect(told.at(-1)).toBe(`refused ${code}`)
    expect(time.waiting).toBe(0)
  })

  it('measures the clock and tries at once when the timestamp has expired, then ever slower', async () => {
    let measured = 0
    const { links, told, time, socket } = startLogin(async () => {
      measured += 1
    })
    const expired = { event: 'error', code: 30014, msg: 'Request timestamp expired' }
    links.last.say(expired)
    await Promise.resolve()
    await Promise.resolve()
    expect([measured, links.opened.length]).toEqual([1, 2])
    links.last.handlers.onOpen()
    links.last.say(expired)
    await Promise.resolve()
    // A clock that was set and a measurement that failed are no fault of the key.
    expect([measured, links.opened.length]).toEqual([1, 2])
    expect(socket.view().state).toBe('waiting-to-retry')
    time.pass(60_000)
    await Promise.resolve()
    await Promise.resolve()
    expect([measured, links.opened.length]).toEqual([2, 3])
    links.last.handlers.onOpen()
    links.last.say({ event: 'login', code: 0, connId: 'x' })
    expect(told.at(-1)).toBe('live')
  })

  it('does not take an announced reset for a failed login', () => {
    const { links, told } = startLogin()
    links.last.say({ event: 'error', code: 30033, msg: 'Service upgrade in progress.' })
    links.opened[0]?.say({ event: 'login', code: 0 })
    expect(told).toEqual(['connecting', 'logging-in', 'live'])
  })

  it('tries again when nobody answers the login', () => {
    const { links, time } = startLogin()
    time.pass(10_000)
    time.pass(1000)
    expect(links.opened).toHaveLength(2)
  })
})

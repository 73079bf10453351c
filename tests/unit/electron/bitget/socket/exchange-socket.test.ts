import { describe, expect, it } from 'vitest'
import { BOOKS, DATA, startLive, startSocket } from '../../../../helpers/started-socket.ts'

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
    const { time, links } = startSocket('public')
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

  it('asks again for what was acknowledged and stays silent, ever more patiently', () => {
    const { time, links, socket } = startSocket('public')
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
    const { time, links, socket, told } = startSocket('public')
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

import { describe, expect, it } from 'vitest'
import { BOOKS, DATA, startLive, startSocket } from '../../../../helpers/started-socket.ts'

describe('a connection that is to be replaced', () => {
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
    const { links, socket, told } = startSocket('public')
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
})

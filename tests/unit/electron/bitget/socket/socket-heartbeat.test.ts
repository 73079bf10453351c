import { describe, expect, it } from 'vitest'
import { DATA, startLive, startSocket } from '../../../../helpers/started-socket.ts'

describe('a link that goes quiet', () => {
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
    const { time, links, told } = startSocket('public')
    time.pass(14_999)
    expect(links.last.ended).toBe(false)
    time.pass(1)
    expect(links.last.ended).toBe(true)
    expect(told.at(-1)).toBe('waiting-to-retry')
  })

  it('does not take a link for dead that was slow to open', () => {
    const { time, links, told } = startSocket('public')
    time.pass(14_000)
    links.last.handlers.onOpen()
    time.pass(3000)
    links.last.say('pong')
    time.pass(2000)
    expect(told.at(-1)).toBe('live')
  })
})

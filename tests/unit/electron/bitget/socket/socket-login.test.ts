import { describe, expect, it } from 'vitest'
import { startLogin } from '../../../../helpers/started-socket.ts'

describe('a socket with a login', () => {
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

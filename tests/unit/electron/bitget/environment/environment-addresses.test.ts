import { describe, expect, it } from 'vitest'
import { environmentAddresses } from '../../../../../electron/bitget/environment/environment-addresses.ts'

const practice = { restUrl: 'http://127.0.0.1:8700', socketUrl: 'ws://127.0.0.1:8701' }

describe('the addresses of an environment', () => {
  it('sends the demo header in demo alone, on the live REST host', () => {
    const demo = environmentAddresses('demo', null)
    const live = environmentAddresses('live', null)
    expect(demo).toMatchObject({
      restUrl: 'https://api.bitget.com',
      privateSocketUrl: 'wss://wspap.bitget.com/v3/ws/private',
      demoHeader: true,
    })
    expect(live).toMatchObject({
      restUrl: 'https://api.bitget.com',
      publicSocketUrl: 'wss://ws.bitget.com/v3/ws/public',
      demoHeader: false,
    })
  })

  it('gives live hosts for a live key even when a practice address is known', () => {
    expect(environmentAddresses('live', practice).restUrl).toBe('https://api.bitget.com')
  })

  it('builds the practice addresses', () => {
    expect(environmentAddresses('practice', practice)).toEqual({
      environment: 'practice',
      restUrl: 'http://127.0.0.1:8700',
      publicSocketUrl: 'ws://127.0.0.1:8701/v3/ws/public',
      privateSocketUrl: 'ws://127.0.0.1:8701/v3/ws/private',
      demoHeader: false,
    })
  })

  it.each([
    'http://api.bitget.com',
    'http://127.0.0.1.evil.example:80',
    'http://127.0.0.1@evil.example',
    'http://user:word@127.0.0.1:1',
    'https://127.0.0.1:1',
    'http://0.0.0.0:1',
    'http://localhost:1',
    'http://127.0.0.1:1/path',
    'http://127.0.0.1:1?x=1',
    'nonsense',
  ])('refuses a practice exchange at %s', (restUrl) => {
    expect(() => environmentAddresses('practice', { ...practice, restUrl })).toThrow(RangeError)
  })

  it('refuses practice without an address', () => {
    expect(() => environmentAddresses('practice', null)).toThrow(RangeError)
  })
})

import { describe, expect, it } from 'vitest'
import { PrivateAccountStream } from '../../../../../electron/bitget/stream/account-stream.ts'
import type { AccountListener, AccountStream } from '../../../../../electron/desk/ports.ts'
import { FakeLinks } from '../../../../helpers/fake-link.ts'
import { ManualTime } from '../../../../helpers/manual-time.ts'

function start() {
  const time = new ManualTime()
  const links = new FakeLinks()
  const told: string[] = []
  const listener: AccountListener = {
    onReady: () => told.push('ready'),
    onStale: () => told.push('stale'),
    onRefused: (error) => told.push(`refused ${JSON.stringify(error)}`),
    onBalances: (balances, kind) => told.push(`${kind} balances ${balances.equity}`),
    onPositions: (positions, kind, ended) =>
      told.push(`${kind} ${positions.length} positions, ended ${ended}`),
    onOrders: (orders) => told.push(`${orders.length} orders`),
    onFills: (fills) => told.push(`${fills.length} fills`),
    onState: () => undefined,
  }
  const stream: AccountStream & PrivateAccountStream = new PrivateAccountStream(
    {
      url: 'ws://exchange',
      time,
      random: () => 0.5,
      report: () => undefined,
      openLink: links.open,
      signer: { authorise: () => ({ apiKey: 'k', passphrase: 'p' }), sign: () => 's' },
      offsetMs: () => 0,
      resyncClock: async () => undefined,
    },
    listener,
  )
  return { time, links, told, stream }
}

function login(parts: ReturnType<typeof start>): void {
  parts.links.last.handlers.onOpen()
  parts.links.last.say({ event: 'login', code: 0 })
  parts.time.pass(0)
  parts.links.last.confirmAll()
}

const push = (topic: string, action: string, data: unknown) => ({
  action,
  arg: { instType: 'UTA', topic },
  data,
  ts: 1,
})

describe('PrivateAccountStream', () => {
  it('is ready when the login and all four subscriptions are answered, each time anew', () => {
    const parts = start()
    parts.links.last.handlers.onOpen()
    expect(parts.links.last.frames('subscribe')).toEqual([])
    login(parts)
    expect(
      parts.links.last.frames('subscribe')[0]?.args.map((arg) => `${arg.instType} ${arg.topic}`),
    ).toEqual(['UTA account', 'UTA position', 'UTA order', 'UTA fill'])
    expect(parts.told).toEqual(['ready'])
    parts.links.last.handlers.onEnd('gone')
    parts.time.pass(1000)
    login(parts)
    expect(parts.told).toEqual(['ready', 'stale', 'ready'])
  })

  it('hands on pushes by topic', () => {
    const parts = start()
    login(parts)
    const { last } = parts.links
    last.say(push('account', 'snapshot', [{ totalEquity: '5', coin: [] }]))
    last.say(push('position', 'snapshot', []))
    last.say(
      push('position', 'update', [
        {
          symbol: 'BTCUSDT',
          marginCoin: 'USDT',
          posSide: 'short',
          positionStatus: 'ended',
          size: '0',
        },
      ]),
    )
    last.say(push('order', 'snapshot', [{}]))
    last.say(push('fill', 'snapshot', 'x'))
    last.say(push('account', 'update', [{ totalEquity: 'NaN', coin: [] }]))
    expect(parts.told.slice(1)).toEqual([
      'snapshot balances 5',
      'snapshot 0 positions, ended ',
      'update 0 positions, ended USDT-FUTURES:BTCUSDT:short',
    ])
    expect(parts.stream.malformedFrames).toBe(3)
  })

  it('says why the exchange refused the key', () => {
    const { links, told } = start()
    links.last.handlers.onOpen()
    links.last.say({ event: 'error', code: 30012, msg: 'Invalid ACCESS_PASSPHRASE' })
    expect(told.at(-1)).toBe(
      'refused {"kind":"unauthorised","code":"30012","message":"Invalid ACCESS_PASSPHRASE"}',
    )
  })
})

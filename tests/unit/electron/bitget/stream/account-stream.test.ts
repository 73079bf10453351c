import { describe, expect, it } from 'vitest'
import { PrivateAccountStream } from '../../../../../electron/bitget/stream/account-stream.ts'
import type { AccountListener, AccountStream } from '../../../../../electron/desk/ports.ts'
import type { RequestDetail } from '../../../../../shared/domain/request-record.ts'
import { FakeLinks } from '../../../../helpers/fake-link.ts'
import { ManualTime } from '../../../../helpers/manual-time.ts'
import { socketOrders } from '../../../../helpers/socket-orders.ts'

function start() {
  const time = new ManualTime()
  const links = new FakeLinks()
  const told: string[] = []
  const records: RequestDetail[] = []
  const listener: AccountListener = {
    onReady: () => told.push('ready'),
    onStale: () => told.push('stale'),
    onRefused: (error) => told.push(`refused ${JSON.stringify(error)}`),
    onBalances: (balances, kind) => told.push(`${kind} balances ${balances.equity}`),
    onPositions: (positions, kind, ended) =>
      told.push(`${kind} ${positions.length} positions, ended ${ended}`),
    onOrders: (orders) => told.push(`${orders.length} orders`),
    onFills: (fills) => told.push(`${fills.length} fills`),
    onStrategies: (orders) => told.push(`${orders.length} strategies`),
    onDeleveraged: (events) => told.push(`deleveraged ${events[0]?.side} ${events[0]?.symbol}`),
    onState: () => undefined,
  }
  const stream: AccountStream & PrivateAccountStream = new PrivateAccountStream(
    {
      url: 'ws://exchange',
      time,
      random: () => 0.5,
      report: () => undefined,
      openLink: links.open,
      signer: {
        authorise: () => ({ apiKey: 'bg_canary_key_1234', passphrase: 'canary-phrase' }),
        sign: () => 'canary-signature',
      },
      offsetMs: () => 0,
      resyncClock: async () => undefined,
      orders: socketOrders(records),
    },
    listener,
  )
  return { time, links, told, stream, records }
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

const STRATEGY_PUSH = {
  action: 'snapshot',
  arg: { instType: 'UTA', topic: 'strategy-order', symbol: 'default' },
  data: [
    {
      category: 'usdt-futures',
      symbol: 'BTCUSDT',
      orderId: '1380000000000003001',
      clientOid: 'tp-000001',
      qty: '0.02',
      side: 'sell',
      posSide: 'long',
      reduceOnly: 'yes',
      type: 'tpsl',
      status: 'pending',
      triggerType: 'takeProfit',
      tpTriggerBy: 'mark',
      slTriggerBy: '',
      takeProfit: '65500',
      stopLoss: '',
      tpOrderType: 'market',
      slOrderType: '',
      tpLimitPrice: '',
      slLimitPrice: '',
      triggerBy: '',
      triggerPrice: '',
      triggerOrderType: '',
      triggerOrderPrice: '',
      createdTime: '1790000004000',
      updatedTime: '1790000004000',
    },
  ],
  ts: 1790000004006,
}
const ADL_PUSH = {
  action: 'update',
  arg: { instType: 'UTA', topic: 'adl-notification' },
  data: [
    {
      symbol: 'BTCUSDT',
      side: 'buy',
      status: 'triggered',
      price: '64000.1',
      amount: '150.4',
      ts: '1790000005000',
    },
  ],
  ts: 1790000005003,
}

describe('PrivateAccountStream', () => {
  it('is ready when the login and all four subscriptions are answered, each time anew', () => {
    const parts = start()
    parts.links.last.handlers.onOpen()
    expect(parts.links.last.frames('subscribe')).toEqual([])
    login(parts)
    expect(parts.links.last.frames('subscribe')[0]?.args).toEqual([
      { instType: 'UTA', topic: 'account' },
      { instType: 'UTA', topic: 'position' },
      { instType: 'UTA', topic: 'order' },
      { instType: 'UTA', topic: 'fill' },
      { instType: 'UTA', topic: 'strategy-order', symbol: 'default' },
      { instType: 'UTA', topic: 'adl-notification' },
    ])
    expect(parts.told).toEqual(['ready'])
    parts.links.last.handlers.onEnd('gone')
    parts.time.pass(1000)
    login(parts)
    expect(parts.told).toEqual(['ready', 'stale', 'ready'])
  })

  it('is ready without the two topics that some servers do not have', () => {
    const parts = start()
    const { last } = parts.links
    last.handlers.onOpen()
    last.say({ event: 'login', code: 0 })
    parts.time.pass(0)
    for (const topic of ['account', 'position', 'order', 'fill']) {
      last.say({ event: 'subscribe', arg: { instType: 'UTA', topic } })
    }
    expect(parts.told).toEqual(['ready'])
    const arg = { instType: 'UTA', topic: 'adl-notification' }
    last.say({ event: 'error', code: 30001, msg: `${JSON.stringify(arg)} doesn't exist` })
    last.say({ event: 'subscribe', arg: { ...arg, topic: 'strategy-order', symbol: 'default' } })
    expect(parts.told).toEqual(['ready'])
  })

  it('hands on strategy orders and deleveragings as the documented samples tell them', () => {
    const parts = start()
    login(parts)
    const { last } = parts.links
    last.say(STRATEGY_PUSH)
    last.say(ADL_PUSH)
    last.say({ ...STRATEGY_PUSH, data: [{ ...STRATEGY_PUSH.data[0], status: 'surprise' }] })
    expect(parts.told.slice(1)).toEqual(['1 strategies', 'deleveraged long BTCUSDT'])
    expect(parts.stream.malformedFrames).toBe(1)
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

  it('asks for a reading after news that it cannot read, at most every ten seconds', () => {
    const parts = start()
    login(parts)
    const { told, time } = parts
    const { last } = parts.links
    const bad = () => last.say(push('order', 'snapshot', [{ orderId: 'BTC\u202e' }]))
    for (const say of [bad, bad, () => last.say('{"half'), () => last.handlers.onBinary()]) say()
    time.pass(0)
    expect(told).toEqual(['ready', 'ready'])
    bad()
    for (let seconds = 1; seconds < 10; seconds += 1) {
      time.pass(1000)
      last.say('pong')
    }
    expect(told).toEqual(['ready', 'ready'])
    time.pass(1000)
    expect(told).toEqual(['ready', 'ready', 'ready'])
  })

  it('asks for no reading while it is not subscribed', () => {
    const parts = start()
    parts.links.last.handlers.onOpen()
    parts.links.last.say('{"half')
    parts.time.pass(0)
    expect(parts.told).toEqual([])
  })

  it('is not ready because an answer to a ping comes: subscriptions are what counts', () => {
    const parts = start()
    const { last } = parts.links
    last.handlers.onOpen()
    last.say({ event: 'login', code: 0 })
    parts.time.pass(6000)
    expect(parts.told).toEqual(['stale'])
    last.say('pong')
    expect(parts.told).toEqual(['stale'])
    last.confirmAll()
    expect(parts.told).toEqual(['stale', 'ready'])
  })

  it('asks for a reading instead of taking balances that newer ones have overtaken', () => {
    const parts = start()
    login(parts)
    const account = (totalEquity: string, ts: number) =>
      parts.links.last.say({ ...push('account', 'update', [{ totalEquity, coin: [] }]), ts })
    account('5', 1_790_000_000_100)
    account('4', 1_790_000_000_000)
    parts.time.pass(0)
    expect(parts.told.slice(1)).toEqual(['update balances 5', 'ready'])
  })

  it('writes each login down with the text that was signed, and no secret', () => {
    const { links, records, time } = start()
    links.last.handlers.onOpen()
    time.pass(4)
    links.last.say({ event: 'login', code: 0 })
    expect(records).toMatchObject([
      {
        ...{ id: 0, method: 'WS', path: 'login', url: 'ws://exchange', outcome: 'ok', code: '0' },
        signedText: '1790000000GET/user/verify',
        timing: { phases: { signed: 0, sent: 0, received: 4 }, roundTripMs: 4 },
      },
    ])
    expect(JSON.stringify(records)).not.toMatch(/canary/)
    links.last.handlers.onEnd('gone')
    time.pass(1000)
    links.last.handlers.onOpen()
    time.pass(10_000)
    expect(records[1]).toMatchObject({ outcome: 'failed', failure: 'no answer to the login' })
  })

  it('says why the exchange refused the key, and where to see what was signed', () => {
    const { links, told, records } = start()
    links.last.handlers.onOpen()
    links.last.say({ event: 'error', code: 30012, msg: 'Invalid ACCESS_PASSPHRASE' })
    expect(told.at(-1)).toBe(
      'refused {"kind":"unauthorised","code":"30012","message":"Invalid ACCESS_PASSPHRASE","requestId":0}',
    )
    expect(records).toMatchObject([
      { id: 0, outcome: 'refused', code: '30012', message: 'Invalid ACCESS_PASSPHRASE' },
    ])
  })
})

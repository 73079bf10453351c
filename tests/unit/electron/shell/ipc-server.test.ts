import { describe, expect, it } from 'vitest'
import { answerRequest, serveIpc } from '../../../../electron/shell/ipc-server.ts'
import { refusalWhileLocked } from '../../../../electron/shell/locked-requests.ts'
import { isTrustedSender, type Sender } from '../../../../electron/shell/trusted-sender.ts'
import { type DeskError, succeed } from '../../../../shared/domain/error.ts'
import { DEFAULT_GUARDS } from '../../../../shared/domain/guards.ts'
import { DESK_LOCKED } from '../../../../shared/domain/lock.ts'
import type { Handlers } from '../../../../shared/ipc/bridge.ts'
import { REQUEST_NAMES, requestChannel } from '../../../../shared/ipc/channels.ts'
import type { RequestName } from '../../../../shared/ipc/contract.ts'
import { CapturedLog } from '../../../helpers/captured-log.ts'

const OUR_FRAME = { url: 'app://keydesk/index.html', parent: null }
const OURS: Sender = { sender: { id: 1 }, senderFrame: OUR_FRAME }
const SECRET = 'canary-secret-0123456789'

function aServer(handle: (args: ReadonlyArray<unknown>) => Promise<unknown> = async () => null) {
  const log = new CapturedLog()
  const calls: ReadonlyArray<unknown>[] = []
  // Every request is answered by one function; the tests look at what reaches it.
  const handlers = Object.fromEntries(
    REQUEST_NAMES.map((name) => [
      name,
      async (...args: ReadonlyArray<unknown>) => {
        calls.push(args)
        return succeed(await handle(args))
      },
    ]),
  ) as unknown as Handlers
  const options = {
    handlers,
    log,
    isTrusted: (sender: Sender) => isTrustedSender(sender, 1),
    refusal: (): DeskError | null => null,
    newReference: () => 'ref-1',
  }
  return { options, log, calls }
}

const anOrder = {
  category: 'USDT-FUTURES',
  symbol: 'BTCUSDT',
  side: 'buy',
  orderType: 'limit',
  price: '61000.5',
  quantity: '0.01',
  quantityUnit: 'base',
  timeInForce: 'gtc',
  reduceOnly: false,
  positionSide: null,
  marginMode: 'crossed',
  stpMode: 'none',
  takeProfit: null,
  stopLoss: null,
}

describe('whose request it is', () => {
  it.each<[string, Sender, boolean]>([
    ['our main frame', OURS, true],
    ['a frame that has gone', { sender: { id: 1 }, senderFrame: null }, false],
    ['a frame inside our page', { ...OURS, senderFrame: { ...OUR_FRAME, parent: {} } }, false],
    ['another window', { ...OURS, sender: { id: 2 } }, false],
    [
      'a page that has moved',
      { ...OURS, senderFrame: { url: 'https://example.com/', parent: null } },
      false,
    ],
    [
      'a look-alike',
      { ...OURS, senderFrame: { url: 'app://keydesk.example/', parent: null } },
      false,
    ],
    ['an empty address', { ...OURS, senderFrame: { url: '', parent: null } }, false],
    ['about:blank', { ...OURS, senderFrame: { url: 'about:blank', parent: null } }, false],
  ])('%s', (_who, sender, trusted) => {
    expect(isTrustedSender(sender, 1)).toBe(trusted)
    expect(isTrustedSender(sender, null)).toBe(false)
  })

  it('an untrusted sender gets a refusal, a line in the log, and no handler', async () => {
    const { options, log, calls } = aServer()
    const answer = await answerRequest(options, 'keys.list', { ...OURS, sender: { id: 9 } }, [])
    expect(answer).toEqual({ ok: false, error: { kind: 'internal', reference: 'ref-1' } })
    expect(log.lines).toMatchObject([{ level: 'warn', fields: { name: 'keys.list' } }])
    expect(calls).toEqual([])
  })
})

/** Main shows the names of instruments in its own question about guards. */
function namedSize(name: string) {
  const live = { ...DEFAULT_GUARDS.live, sizes: { [name]: '1' } }
  return { guards: { ...DEFAULT_GUARDS, live } }
}

describe('arguments', () => {
  const deep = Array.from({ length: 20 }).reduce<unknown>((inner) => [inner], 'x')
  const cyclic: unknown[] = []
  cyclic.push(cyclic)

  it.each<[string, (typeof REQUEST_NAMES)[number], unknown[]]>([
    ['too many', 'keys.list', [1]],
    ['too few', 'keys.refresh', []],
    ['of another type', 'keys.refresh', [7]],
    ['an unknown name', 'app.openLink', ['https://example.com']],
    ['NaN', 'orders.submit', [anOrder, Number.NaN]],
    ['infinite', 'orders.submit', [anOrder, Number.POSITIVE_INFINITY]],
    ['a number for an amount', 'orders.submit', [{ ...anOrder, quantity: 0.01 }, 1]],
    ['an exponent in an amount', 'orders.submit', [{ ...anOrder, quantity: '1e5' }, 1]],
    ['a negative amount', 'orders.submit', [{ ...anOrder, quantity: '-1' }, 1]],
    ['a member too many', 'orders.submit', [{ ...anOrder, leverage: '5' }, 1]],
    ['a member missing', 'orders.submit', [{ ...anOrder, price: undefined }, 1]],
    ['explicit undefined in a patch', 'settings.change', [{ theme: undefined }]],
    ['key choices in a patch', 'settings.change', [{ keySetIds: {} }]],
    ['a prototype member', 'settings.change', [JSON.parse('{"__proto__":{"theme":"dark"}}')]],
    ['a constructor member', 'settings.change', [{ constructor: 1 }]],
    [
      'words in the place of an instrument',
      'settings.change',
      [namedSize('SPOT:BTC. Choose Loosen')],
    ],
    ['a guard without a limit', 'settings.change', [{ guards: { live: { sizes: {} } } }]],
    ['a map', 'settings.change', [new Map()]],
    ['a date', 'settings.change', [new Date(0)]],
    ['a function', 'settings.change', [() => 1]],
    ['a text too long', 'keys.refresh', ['x'.repeat(65)]],
    ['a text of ten million characters', 'keys.refresh', ['x'.repeat(10_000_000)]],
    ['a list of a million values', 'settings.change', [{ favourites: Array(1_000_000).fill(1) }]],
    ['a name of a million characters', 'settings.change', [{ ['x'.repeat(1_000_000)]: 1 }]],
    ['too deep', 'keys.refresh', [deep]],
    ['a cycle', 'keys.refresh', [cyclic]],
  ])('%s: refused as malformed, logged, and no handler is called', async (_what, name, args) => {
    const { options, log, calls } = aServer()
    const answer = await answerRequest(options, name, OURS, args)
    expect(answer).toMatchObject({ ok: false, error: { kind: 'invalid', reason: 'malformed' } })
    expect(log.lines).toMatchObject([{ level: 'warn', fields: { name } }])
    expect(calls).toEqual([])
  })

  it('that fit reach the handler as they are', async () => {
    const { options, calls } = aServer()
    expect(await answerRequest(options, 'orders.submit', OURS, [anOrder, 1000])).toEqual({
      ok: true,
      value: null,
    })
    expect(calls).toEqual([[anOrder, 1000]])
  })

  it('that name an instrument may set its largest size', async () => {
    const { options, calls } = aServer()
    const patch = namedSize('COIN-FUTURES:BTCUSD_PERP')
    await answerRequest(options, 'settings.change', OURS, [patch])
    expect(calls).toEqual([[patch]])
  })

  it('leave prototypes as they were', async () => {
    const { options } = aServer()
    await answerRequest(options, 'settings.change', OURS, [
      JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
    ])
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it('that are refused do not show in the log', async () => {
    const { options, log } = aServer()
    await answerRequest(options, 'keys.add', OURS, [{ apiKey: SECRET, secretKey: SECRET }])
    await answerRequest(options, 'keys.add', OURS, [{ [SECRET]: 1 }])
    await answerRequest(options, 'keys.refresh', OURS, [SECRET.repeat(10)])
    expect(log.lines).toHaveLength(3)
    expect(JSON.stringify(log.lines)).not.toContain('canary')
  })
})

describe('a handler that throws', () => {
  it.each([
    ['nothing that has a text', Object.create(null)],
    ['an object whose text is a trap', { toString: null, valueOf: null }],
    ['no value', undefined],
  ])('is answered all the same when it throws %s', async (_what, thrown) => {
    const { options, log } = aServer(async () => {
      throw thrown
    })
    const answer = await answerRequest(options, 'keys.list', OURS, [])
    expect(answer).toEqual({ ok: false, error: { kind: 'internal', reference: 'ref-1' } })
    expect(log.lines).toMatchObject([{ message: 'request failed' }])
  })

  it('is answered as internal with the reference of its line in the log', async () => {
    const { options, log } = aServer(async () => {
      throw new TypeError('inner detail')
    })
    const answer = await answerRequest(options, 'keys.list', OURS, [])
    expect(answer).toEqual({ ok: false, error: { kind: 'internal', reference: 'ref-1' } })
    expect(log.lines).toMatchObject([
      { level: 'error', fields: { name: 'keys.list', reference: 'ref-1' } },
    ])
    expect(JSON.stringify(log.lines)).toContain('inner detail')
  })
})

describe('registration', () => {
  it('covers every request of the contract once', () => {
    const { options } = aServer()
    const channels: string[] = []
    serveIpc({ handle: (channel) => channels.push(channel) }, options)
    expect(channels.sort()).toEqual(REQUEST_NAMES.map(requestChannel).sort())
  })
})

describe('a locked desk', () => {
  const open: ReadonlySet<string> = new Set([
    ...['app.start', 'app.openLink', 'lock.close', 'lock.open', 'account.read', 'deadMan.read'],
    ...['practice.read', 'connection.read', 'market.instruments', 'market.tickers'],
    ...['market.watch', 'market.candles', 'market.tiers'],
  ])

  it.each(REQUEST_NAMES.filter((name) => !open.has(name)))(
    'does not let %s reach its handler, and says so in the log',
    async (name) => {
      const { options, calls, log } = aServer()
      const refusal = (asked: RequestName) => refusalWhileLocked(true, asked)
      const answer = await answerRequest({ ...options, refusal }, name, OURS, [])
      expect(answer).toEqual({ ok: false, error: DESK_LOCKED })
      expect(calls).toEqual([])
      expect(log.lines).toMatchObject([{ level: 'warn', fields: { name } }])
    },
  )

  it('answers what needs no key, and everything once it is open', () => {
    expect(REQUEST_NAMES.filter((name) => refusalWhileLocked(true, name) === null).sort()).toEqual(
      [...open].sort(),
    )
    expect(REQUEST_NAMES.filter((name) => refusalWhileLocked(false, name) !== null)).toEqual([])
  })
})

it.each(REQUEST_NAMES)(
  'a schema of %s that trips over an object is a refusal, not a rejection',
  async (name) => {
    const { options, calls } = aServer()
    const tricky = { length: { toString: null, valueOf: null }, toString: null, size: {} }
    for (const args of [[tricky], [tricky, tricky, tricky], [[tricky]], [{ a: tricky }]]) {
      expect(await answerRequest(options, name, OURS, args)).toMatchObject({ ok: false })
    }
    expect(calls).toEqual([])
  },
)

import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { answerRequest } from '../../electron/shell/ipc-server.ts'
import { fail, succeed } from '../../shared/domain/error.ts'
import type { Handlers } from '../../shared/ipc/bridge.ts'
import { REQUEST_NAMES } from '../../shared/ipc/channels.ts'
import type { RequestName } from '../../shared/ipc/contract.ts'
import { CapturedLog } from '../helpers/captured-log.ts'
import { type DeskApp, launchDesk } from '../helpers/desk-app.ts'
import { HOSTILE_LEAVES, hostileArguments, mutations } from '../helpers/hostile-values.ts'

// Every request of the contract with arguments that our own page would never send, through the real
// preload and the real main, and many more of them through main's own check alone. Whatever comes,
// the answer is one of the contract's: refused, never a fault of the desk, and nothing is polluted.

const SEED = 20_260_921
const BTC = { category: 'USDT-FUTURES', symbol: 'BTCUSDT' }
const DRAFT = {
  ...{ ...BTC, side: 'buy', orderType: 'limit', price: '61000.5', quantity: '0.01' },
  ...{ quantityUnit: 'base', timeInForce: 'gtc', reduceOnly: false, positionSide: null },
  ...{ marginMode: 'crossed', stpMode: 'none', takeProfit: null, stopLoss: null },
}

/** Good arguments, to be spoilt in one place. */
const GOOD: ReadonlyArray<readonly [RequestName, ReadonlyArray<unknown>]> = [
  ['settings.change', [{ theme: 'dark', lockAfterMinutes: 15, favourites: [BTC] }]],
  ['market.watch', [BTC, '1m']],
  ['market.candles', [BTC, '1m', 1_790_000_000_000]],
  ['keys.rename', ['id', 'Main', 'blue']],
  [
    'keys.add',
    [
      {
        ...{ label: 'Main', colour: 'blue', environment: 'demo', apiKey: 'bg_0123' },
        ...{ secretKey: 'x', passphrase: 'y', storage: 'session' },
      },
    ],
  ],
  ['orders.submit', [DRAFT, 1_790_000_000_000]],
  ['orders.submitBatch', [[DRAFT, DRAFT], 1_790_000_000_000]],
  ['panic.run', ['both', 1_790_000_000_000]],
  ['deadMan.arm', [30]],
  ['requests.detail', [1]],
]

let desk: DeskApp
let userData = ''

beforeAll(async () => {
  userData = mkdtempSync(path.join(os.tmpdir(), 'keydesk-fuzz-'))
  desk = await launchDesk({ userData })
})

afterAll(async () => {
  await desk?.stop()
  rmSync(userData, { recursive: true, force: true })
})

interface Told {
  readonly kinds: Readonly<Record<string, number>>
  readonly rejected: ReadonlyArray<string>
}

/** Sends many argument lists, given as code that makes them, and counts what comes back. */
function send(name: RequestName, codes: ReadonlyArray<string>): Promise<Told> {
  return desk.page.evaluate(
    async ([request, all]) => {
      // Any arguments, as hostile code would.
      const requests = window.keydesk.requests as unknown as Record<
        string,
        (...args: ReadonlyArray<unknown>) => Promise<unknown>
      >
      const kinds: Record<string, number> = {}
      const rejected: string[] = []
      // All at once: after the first wait the page's policy forbids text as code here too.
      const lists = new Function(`return [${all.join(',')}]`)() as ReadonlyArray<
        ReadonlyArray<unknown>
      >
      for (const [at, args] of lists.entries()) {
        try {
          const answer = (await requests[request]?.(...args)) as
            | { readonly ok: true }
            | { readonly ok: false; readonly error: { readonly kind: string } }
            | undefined
          const kind = answer === undefined ? 'nothing' : answer.ok ? 'ok' : answer.error.kind
          kinds[kind] = (kinds[kind] ?? 0) + 1
        } catch (error) {
          rejected.push(`${all[at]?.slice(0, 60)}: ${String(error)}`)
        }
      }
      return { kinds, rejected }
    },
    [name, codes] as const,
  )
}

const parsed = (json: string) => `JSON.parse(${JSON.stringify(json)})`
const FINE = new Set(['invalid', 'unavailable', 'refused', 'unauthorised', 'keychain'])

it('refuses wrong types, deep objects, members of prototypes and long texts for every request', async () => {
  const lists = [
    ...hostileArguments(12, SEED).map(parsed),
    `['x'.repeat(200000)]`,
    `[{ a: 'x'.repeat(70000) }]`,
    `[Array(5000).fill(0)]`,
    `[JSON.parse('{"a":'.repeat(500) + '1' + '}'.repeat(500))]`,
    `[undefined, NaN, Infinity, -Infinity]`,
  ]
  for (const name of REQUEST_NAMES) {
    const { kinds, rejected } = await send(name, lists)
    expect([name, rejected]).toEqual([name, []])
    const others = Object.keys(kinds).filter((kind) => !FINE.has(kind))
    // Only `[null]` is among the lists that anything takes: it disarms what is not armed.
    expect([name, others]).toEqual([name, name === 'deadMan.arm' ? ['ok'] : []])
  }
  const log = desk.readLogFile()
  expect(log).toContain('request with unfit arguments refused')
  expect(log).toContain('request with malformed arguments refused')
  // A page cannot fill the disk with its refusals.
  expect(log.split('refused').length).toBeLessThan(700)
}, 120_000)

it('refuses texts of ten million characters', async () => {
  for (const name of ['keys.add', 'settings.change', 'orders.submit', 'keys.rename'] as const) {
    const { kinds, rejected } = await send(name, [`['x'.repeat(10000000), 1, 1]`])
    expect({ kinds, rejected }).toEqual({ kinds: { invalid: 1 }, rejected: [] })
  }
})

it.each(GOOD)('%s with one place spoilt is never a fault of the desk', async (name, good) => {
  const lists = HOSTILE_LEAVES.flatMap((leaf) => mutations(good, leaf)).map(parsed)
  const { kinds, rejected } = await send(name, lists)
  expect(rejected).toEqual([])
  expect(Object.keys(kinds).filter((kind) => kind !== 'ok' && !FINE.has(kind))).toEqual([])
  expect(kinds.invalid).toBeGreaterThan(lists.length / 2)
})

it('is polluted by nothing of this: main answers as before', async () => {
  const answer = await desk.page.evaluate(() => window.keydesk.requests['app.start']())
  expect(answer).toMatchObject({ ok: true, value: { lock: { state: 'open' } } })
  expect(JSON.stringify(answer)).not.toContain('polluted')
  expect(desk.readLogFile()).not.toContain('request failed')
  expect(desk.logs.filter((line) => line.startsWith('page error'))).toEqual([])
})

it('lets nothing hostile reach a handler, in ten thousand lists for the whole contract', async () => {
  const reached: string[] = []
  const handlers = Object.fromEntries(
    REQUEST_NAMES.map((name) => [
      name,
      async (...args: ReadonlyArray<unknown>) => {
        reached.push(`${name} ${JSON.stringify(args).slice(0, 100)}`)
        return succeed(null)
      },
    ]),
  ) as unknown as Handlers
  const options = {
    ...{ handlers, log: new CapturedLog(), isTrusted: () => true, refusal: () => null },
    newReference: () => 'ref',
  }
  const sender = { sender: { id: 1 }, senderFrame: null }
  const before = Reflect.ownKeys(Object.prototype).length
  const lists = hostileArguments(10_000, SEED + 1)
  for (const [at, list] of lists.entries()) {
    const name = REQUEST_NAMES[at % REQUEST_NAMES.length] ?? 'app.start'
    const answer = await answerRequest(options, name, sender, JSON.parse(list) as unknown[])
    if (!answer.ok) expect(answer).toMatchObject(fail({ kind: 'invalid' } as never))
  }
  // Some requests take any short text as the name of something; none takes an object of this kind.
  expect(reached.filter((line) => /__proto__":|constructor":|\[\[/.test(line))).toEqual([])
  expect(reached.length).toBeLessThan(lists.length / 20)
  expect(Reflect.ownKeys(Object.prototype).length).toBe(before)
  expect('polluted' in {}).toBe(false)
})

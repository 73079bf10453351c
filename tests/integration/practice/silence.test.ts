import { once } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { KeyRing } from '../../../electron/practice/accounts/key-ring.ts'
import { SubAccounts } from '../../../electron/practice/accounts/sub-accounts.ts'
import { createEngine } from '../../../electron/practice/engine/engine.ts'
import { ExchangeHost } from '../../../electron/practice/host/exchange-host.ts'
import { PRACTICE_INSTRUMENTS } from '../../../electron/practice/market/instruments.ts'
import { createMarket } from '../../../electron/practice/market/market.ts'
import {
  type PracticeServer,
  startPracticeServer,
} from '../../../electron/practice/server/practice-server.ts'
import { ManualScheduler } from '../../helpers/manual-scheduler.ts'
import { PracticeSocket } from '../../helpers/practice-socket.ts'
import { waitUntil } from '../../helpers/wait-until.ts'

const STARTED_AT_MS = 1_790_000_000_000
let scheduler: ManualScheduler
let server: PracticeServer

beforeEach(async () => {
  scheduler = new ManualScheduler()
  const keys = new KeyRing([])
  const nowMs = () => STARTED_AT_MS + scheduler.nowMs
  const clock = { nowMs, nowUs: () => nowMs() * 1000 }
  const engine = createEngine({
    instruments: PRACTICE_INSTRUMENTS,
    startAtMs: clock.nowMs(),
    seed: 1,
  })
  const market = createMarket({ engine, seed: 1 })
  server = await startPracticeServer({
    host: new ExchangeHost({ engine, market, clock, remember: () => undefined }),
    keys,
    subAccounts: new SubAccounts({
      records: [],
      keys,
      save: () => undefined,
      openAccount: () => undefined,
      accountIds: () => [],
    }),
    clock,
    scheduler,
    monotonicMs: () => scheduler.nowMs,
    port: 0,
    areLimitsEnforced: true,
    createConnectionId: () => 'connection',
    tell: () => undefined,
  })
})
afterEach(() => server.stop())

test('two minutes without ping end a socket, one with pings stays', async () => {
  const silent = await PracticeSocket.open(server.publicWs)
  const lively = await PracticeSocket.open(server.publicWs)
  for (let minute = 0; minute < 3; minute += 1) {
    scheduler.pass(60_000)
    const pongs = lively.frames.length
    lively.send('ping')
    await waitUntil('pong', () => lively.frames.length > pongs)
  }
  await waitUntil('the end', () => silent.closeCode !== null)
  expect(silent.closeCode).toBe(1006)
  expect(lively.closeCode).toBeNull()
  lively.close()
})

test('a day ends a socket that pings, and no other', async () => {
  const old = await PracticeSocket.open(server.publicWs)
  for (let minute = 2; minute < 24 * 60; minute += 2) {
    scheduler.pass(120_000)
    const pong = once(old.raw, 'message')
    old.send('ping')
    await pong
  }
  const young = await PracticeSocket.open(server.publicWs)
  expect(old.closeCode).toBeNull()
  scheduler.pass(120_000)
  await waitUntil('the end', () => old.closeCode !== null)
  expect([old.closeCode, young.closeCode]).toEqual([1006, null])
  young.close()
})

test('the hundred and first socket of one address is refused', async () => {
  const sockets = await Promise.all(
    Array.from({ length: 100 }, () => PracticeSocket.open(server.publicWs)),
  )
  await expect(PracticeSocket.open(server.publicWs)).rejects.toThrow('429')
  for (const socket of sockets) socket.close()
})

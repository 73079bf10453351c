import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { SqliteJournal } from '../../../electron/desk/journal/journal.ts'
import {
  type PracticeExchange,
  startPracticeExchange,
} from '../../../electron/practice/practice-exchange.ts'
import { DEFAULT_GUARDS, type GuardLimits } from '../../../shared/domain/guards.ts'
import type { Notice } from '../../../shared/ipc/contract.ts'
import { aChange, aDraft } from '../../helpers/builders.ts'
import { limitsOf } from '../../helpers/guard-builders.ts'
import { anExit, aTriggerDraft } from '../../helpers/strategy-builders.ts'
import { BTC, openTradingDesk, type TradingDesk } from '../../helpers/trading-desk.ts'
import { waitUntil } from '../../helpers/wait-until.ts'

let folder: string
let exchange: PracticeExchange
let desk: TradingDesk
let market: TradingDesk['market']
let account: TradingDesk['account']
let trading: TradingDesk['trading']
let requests: TradingDesk['requests']
let journal: SqliteJournal
let notices: Notice[]
let limits: GuardLimits
let isLiveLocked: boolean

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'keydesk-trading-'))
  exchange = await startPracticeExchange({ port: 0, seed: 7, speed: 0 })
  notices = []
  limits = DEFAULT_GUARDS.practice
  isLiveLocked = false
  journal = new SqliteJournal(':memory:', 0)
  desk = await openTradingDesk({
    ...{ exchange, downloads: folder },
    journal: () => journal,
    raise: (notice) => void notices.push(notice),
    limits: () => limits,
    isLiveLocked: () => isLiveLocked,
  })
  ;({ market, account, trading, requests } = desk)
})

afterEach(async () => {
  await desk.end()
  await exchange.stop()
  rmSync(folder, { recursive: true })
})

/** A limit buy far below the market, which rests. */
function resting(price: string) {
  return aDraft({ price, quantity: '0.01' })
}

/** A price on the tick, 3 % below the last one. */
function lowPrice(): string {
  const last = Number(market.watchedFigures(BTC)?.ticker?.lastPrice)
  return (last * 0.97).toFixed(1)
}

it('an order rests, is cancelled with all others, and stands in the exported history', async () => {
  const { handlers } = trading
  const price = lowPrice()
  const placed = await handlers['orders.submit'](resting(price), Date.now())
  expect(placed).toMatchObject({ ok: true, value: { kind: 'accepted' } })
  await waitUntil('the order is told', () => account.openOrders().length === 1)
  expect(account.snapshot().pendingOrders).toEqual([])

  const cancelled = await handlers['orders.cancelAll'](null, null, Date.now())
  expect(cancelled).toMatchObject({ ok: true, value: { done: 1, failed: 0, uncertain: 0 } })
  await waitUntil('the cancel is told', () => account.openOrders().length === 0)

  const filter = { ...BTC, startMs: null, endMs: null }
  const page = await handlers['orders.history'](filter, null)
  expect(page).toMatchObject({ ok: true, value: { rows: [{ price, status: 'cancelled' }] } })
  const file = await handlers['history.export']({ kind: 'orders', filter, format: 'csv' })
  if (!file.ok) throw new Error('the export failed')
  expect(file.value).toMatchObject({ rows: 1, complete: true })
  const [, line] = readFileSync(path.join(folder, file.value.file), 'utf8').split('\r\n')
  expect(line).toContain(`,${price},0.01,`)
  expect(notices).toEqual([])
})

it('a guard holds back every way that adds risk, and nothing is written down or sent', async () => {
  const { handlers } = trading
  const price = lowPrice()
  await handlers['orders.submit'](resting(price), Date.now())
  await waitUntil('the order is told', () => account.openOrders().length === 1)
  const [order] = account.openOrders()
  if (order === undefined) throw new Error('the order is gone')
  const written = () => journal.openIntents('set-1', 'practice').length
  await waitUntil('the order is closed in the journal', () => written() === 0)
  limits = limitsOf({ notional: '100' })
  const sent = requests.length
  const refused = { ok: false, error: { kind: 'invalid', reason: 'guard-notional' } }
  const draft = aDraft({ price, quantity: '0.02' })
  const market = { ...draft, orderType: 'market', price: null } as const
  const trigger = aTriggerDraft({ trigger: anExit(price) })
  expect(await handlers['orders.submit'](draft, 0)).toMatchObject(refused)
  expect(await handlers['orders.submit'](market, 0)).toMatchObject(refused)
  expect(await handlers['orders.submitBatch']([draft], 0)).toMatchObject(refused)
  expect(await handlers['strategies.place'](trigger, 0)).toMatchObject(refused)
  const change = aChange({ quantity: '0.02' })
  expect(await handlers['orders.change'](order, change, 0)).toMatchObject(refused)
  expect(await handlers['orders.changeBatch']([{ order, change }], 0)).toMatchObject(refused)
  expect(requests.slice(sent).filter(({ method }) => method !== 'GET')).toEqual([])
  expect(written()).toBe(0)
  const cancelled = await handlers['orders.cancel'](order, 0)
  expect(cancelled).toMatchObject({ ok: true, value: { kind: 'accepted' } })
})

it('a reversal is held back whole, and a close is not', async () => {
  const { handlers } = trading
  const market = aDraft({ orderType: 'market', price: null, quantity: '0.02' })
  await handlers['orders.submit'](market, 0)
  await waitUntil('the position is told', () => account.positions().length === 1)
  const [position] = account.positions()
  if (position === undefined) throw new Error('the position is gone')
  limits = limitsOf({ notional: '100', slippage: '0', latency: '0', dailyLoss: '0' })
  const { category, symbol, side } = position
  const reference = { category, symbol, side }
  expect(await handlers['positions.reverse'](reference, 0)).toMatchObject({ ok: false })
  expect(await handlers['positions.close'](reference, 0)).toMatchObject({
    value: { kind: 'accepted' },
  })
})

it('a locked desk takes no new risk, and still cancels and closes', async () => {
  const { handlers } = trading
  const market = aDraft({ orderType: 'market', price: null, quantity: '0.02' })
  await handlers['orders.submit'](market, 0)
  await handlers['orders.submit'](resting(lowPrice()), 0)
  await waitUntil('both are told', () => {
    return account.positions().length === 1 && account.openOrders().length === 1
  })
  const [position, order] = [account.positions()[0], account.openOrders()[0]]
  if (position === undefined || order === undefined) throw new Error('what was told is gone')
  isLiveLocked = true
  const sent = requests.length
  const refused = { ok: false, error: { kind: 'invalid', reason: 'live-locked' } }
  const more = aChange({ quantity: '0.03' })
  const trigger = aTriggerDraft({ trigger: anExit(lowPrice()) })
  expect(await handlers['orders.submit'](aDraft({ price: lowPrice() }), 0)).toMatchObject(refused)
  expect(await handlers['orders.change'](order, more, 0)).toMatchObject(refused)
  expect(await handlers['strategies.place'](trigger, 0)).toMatchObject(refused)
  expect(await handlers['positions.reverse'](position, 0)).toMatchObject(refused)
  expect(requests.slice(sent).filter(({ method }) => method !== 'GET')).toEqual([])
  const accepted = { ok: true, value: { kind: 'accepted' } }
  expect(await handlers['orders.cancel'](order, 0)).toMatchObject(accepted)
  const part = { ...market, side: 'sell', reduceOnly: true, quantity: '0.01' } as const
  expect(await handlers['orders.submit'](part, 0)).toMatchObject(accepted)
  expect(await handlers['positions.close'](position, 0)).toMatchObject(accepted)
})

it('an order answered 429 is unknown and asked after, never sent again', async () => {
  const path = '/api/v3/trade/place-order'
  exchange.faults.answerWith(429, { path })
  const draft = aDraft({ price: lowPrice() })
  const answer = await trading.handlers['orders.submit'](draft, 0)
  expect(answer).toMatchObject({ ok: true, value: { kind: 'unknown' } })
  await waitUntil('a question about it', () =>
    requests.some((request) => request.path.endsWith('/order-info')),
  )
  expect(await trading.handlers['orders.submit'](draft, 0)).toMatchObject({ ok: false })
  expect(requests.filter((request) => request.path === path)).toHaveLength(1)
})

it('an eleventh order in a second is refused with the time until it fits', async () => {
  const price = lowPrice()
  const answers = await Promise.all(
    Array.from({ length: 11 }, (_, at) =>
      trading.handlers['orders.submit'](
        aDraft({ price, quantity: `0.0${String(at + 10)}` }),
        Date.now(),
      ),
    ),
  )
  expect(answers.slice(0, 10).every(({ ok }) => ok)).toBe(true)
  expect(answers[10]).toMatchObject({ ok: false, error: { reason: 'guard-rate' } })
})

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Intent } from '../../../electron/desk/journal/intent.ts'
import { SqliteJournal } from '../../../electron/desk/journal/journal.ts'
import { KeptJournal } from '../../../electron/desk/journal/kept-journal.ts'
import { openJournal } from '../../../electron/desk/journal/open-journal.ts'
import {
  type PracticeExchange,
  startPracticeExchange,
} from '../../../electron/practice/practice-exchange.ts'
import type { Notice } from '../../../shared/ipc/contract.ts'
import { aDraft } from '../../helpers/builders.ts'
import { BTC, openTradingDesk, type TradingDesk } from '../../helpers/trading-desk.ts'
import { waitUntil } from '../../helpers/wait-until.ts'

/** The journal's disk: full when the test says so. */
let isFull: boolean
class OnDisk extends SqliteJournal {
  override begin(intents: ReadonlyArray<Intent>): void {
    if (isFull) throw Object.assign(new Error('database or disk is full'), { errcode: 13 })
    super.begin(intents)
  }
}

let folder: string
let exchange: PracticeExchange
let desk: TradingDesk
let market: TradingDesk['market']
let account: TradingDesk['account']
let trading: TradingDesk['trading']
let requests: TradingDesk['requests']
let notices: Notice[]
let sessionKeySetId = ''

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'keydesk-journal-'))
  exchange = await startPracticeExchange({ port: 0, seed: 7, speed: 0 })
  isFull = false
  notices = []
})

afterEach(async () => {
  await exchange.stop()
  rmSync(folder, { recursive: true })
})

/** With the journal that is in the folder. */
async function startDesk(): Promise<void> {
  const file = path.join(folder, 'journal.sqlite')
  const raise = (notice: Notice) => void notices.push(notice)
  desk = await openTradingDesk({
    ...{ exchange, raise, downloads: folder },
    journal: (takeUp) =>
      new KeptJournal({
        ...{ file, raise },
        open: () =>
          openJournal({
            ...{ file, now: Date.now, raise, mayHaveTraded: false },
            open: (at, nowMs) => new OnDisk(at, nowMs),
          }),
        onReopened: takeUp,
      }),
  })
  ;({ market, account, trading, requests } = desk)
  sessionKeySetId = desk.session.keySetId
}

/** A limit buy 3 % below the market, which rests. */
function resting() {
  const last = Number(market.watchedFigures(BTC)?.ticker?.lastPrice)
  return aDraft({ price: (last * 0.97).toFixed(1), quantity: '0.01' })
}

const MARKET_BUY = aDraft({ orderType: 'market', price: null, quantity: '0.02' })
const sentOrders = () => requests.filter((one) => one.path.endsWith('/trade/place-order')).length

it('sends no order while the disk is full, and still cancels, closes and panics', async () => {
  await startDesk()
  const { handlers } = trading
  const placed = await handlers['orders.submit'](resting(), Date.now())
  const bought = await handlers['orders.submit'](MARKET_BUY, Date.now())
  for (const each of [placed, bought]) expect(each).toMatchObject({ value: { kind: 'accepted' } })
  await waitUntil(
    'both are told',
    () => account.openOrders().length + account.positions().length === 2,
  )

  isFull = true
  const before = sentOrders()
  const refused = { ok: false, error: { kind: 'unavailable', reason: 'journal-disk-full' } }
  const draft = aDraft({ ...resting(), quantity: '0.03' })
  expect(await handlers['orders.submit'](draft, Date.now())).toEqual(refused)
  expect(await handlers['orders.submitBatch']([draft, resting()], Date.now())).toEqual(refused)
  const [position] = account.positions()
  if (position === undefined) throw new Error('no position')
  const reference = { ...BTC, side: position.side }
  expect(await handlers['positions.reverse'](reference, Date.now())).toEqual(refused)
  expect(sentOrders()).toBe(before)
  expect(notices).toEqual([{ kind: 'journal-not-written', reason: 'disk-full' }])

  const [order] = account.openOrders()
  if (order === undefined) throw new Error('no order')
  const cancelled = await handlers['orders.cancel']({ ...BTC, orderId: order.orderId }, Date.now())
  expect(cancelled).toMatchObject({ value: { kind: 'accepted' } })
  const panic = await handlers['panic.run']('both', Date.now())
  expect(panic).toMatchObject({ value: { closed: { done: 1, failed: 0 }, errors: [] } })
  await waitUntil(
    'all is gone',
    () => account.openOrders().length + account.positions().length === 0,
  )

  isFull = false
  expect(await handlers['orders.submit']({ ...draft, quantity: '0.05' }, Date.now())).toMatchObject(
    {
      value: { kind: 'accepted' },
    },
  )
  expect(notices.at(-1)).toEqual({ kind: 'journal-written-again' })
  await desk.end()
})

it('says after a damaged journal which of its orders the exchange lists, and trades on', async () => {
  await startDesk()
  const first = resting()
  await trading.handlers['orders.submit'](first, Date.now())
  await trading.handlers['orders.submit'](MARKET_BUY, Date.now())
  await waitUntil('they are told', () => account.openOrders().length === 1)
  await desk.end()
  writeFileSync(path.join(folder, 'journal.sqlite'), Buffer.alloc(5000, 7))

  await startDesk()
  await waitUntil('the exchange was asked', () =>
    notices.some((one) => one.kind === 'journal-checked'),
  )
  expect(notices).toMatchObject([
    { kind: 'journal-lost', reason: 'damaged', saved: 0 },
    { kind: 'journal-checked', environment: 'practice', open: 1, ended: 1 },
  ])
  // By the desk that started anew.
  expect(sentOrders()).toBe(0)
  expect(readdirSync(folder).filter((name) => name.includes('.damaged-'))).toHaveLength(1)
  const names = account.openOrders().map((order) => order.clientOid)
  const again = await trading.handlers['orders.submit']({ ...first, quantity: '0.04' }, Date.now())
  if (!again.ok || again.value.kind !== 'accepted') throw new Error('it was not accepted')
  expect(names).not.toContain(again.value.clientOid)
  expect(again.value.clientOid).toMatch(/^kd-[\w-]{24}$/)
  await desk.end()

  notices = []
  await startDesk()
  expect(notices).toEqual([])
  await desk.end()
})

it('takes up an order under way that could be read from a damaged journal', async () => {
  await startDesk()
  await desk.end()
  const raw = new OnDisk(path.join(folder, 'journal.sqlite'), Date.now())
  raw.begin([
    {
      ...{ kind: 'order', clientOid: 'kd-never-arrived', keySetId: sessionKeySetId },
      ...{ environment: 'practice', draft: MARKET_BUY },
      ...{ state: 'sending', createdAtMs: Date.now() - 3_600_000 },
    },
  ])
  raw.close()
  spoilVersion()
  await startDesk()
  // It is asked about; only after a minute does "not found" prove that it never arrived.
  await waitUntil('it is open again', () => account.snapshot().pendingOrders.length === 1)
  expect(account.snapshot().pendingOrders).toMatchObject([
    { clientOid: 'kd-never-arrived', state: 'unknown' },
  ])
  expect(notices[0]).toMatchObject({ kind: 'journal-lost', reason: 'newer', saved: 1 })
  await desk.end()
})

function spoilVersion(): void {
  const database = new DatabaseSync(path.join(folder, 'journal.sqlite'))
  database.exec('PRAGMA user_version = 99')
  database.close()
}

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  type PracticeExchange,
  startPracticeExchange,
} from '../../electron/practice/practice-exchange.ts'
import { requestsWords } from '../../renderer/features/requests/requests-words.ts'
import { decimal, toText } from '../../shared/domain/decimal.ts'
import { type DeskApp, launchDesk } from '../helpers/desk-app.ts'
import { SecretServiceSession } from '../helpers/secret-service.ts'
import { waitUntil } from '../helpers/wait-until.ts'
import { DeskPage } from './desk-page.ts'

// One story, told to the running desk and checked at the exchange: every step needs the one before.
// The market stands still (speed 0), so that nothing but the user moves it.
const BITCOIN = { category: 'USDT-FUTURES', symbol: 'BTCUSDT' } as const

let secrets: SecretServiceSession
let exchange: PracticeExchange
let folder: string
let app: DeskApp
let desk: DeskPage

beforeAll(async () => {
  secrets = await SecretServiceSession.start()
  await secrets.startKeyring()
  exchange = await startPracticeExchange({ seed: 21, speed: 0 })
  folder = await mkdtemp(path.join(tmpdir(), 'keydesk-e2e-'))
  await start()
})

afterAll(async () => {
  await app?.stop()
  await exchange?.stop()
  await secrets?.stop()
  await rm(folder, { recursive: true, force: true })
})

async function start(): Promise<void> {
  app = await launchDesk({ userData: folder, practiceAddress: exchange.rest, env: secrets.env })
  await app.page.setViewportSize({ width: 1280, height: 800 })
  desk = new DeskPage(app.page)
}

function mainKey() {
  const key = exchange.keys.find((candidate) => candidate.label === 'full')
  if (key === undefined) throw new Error('the practice exchange made no key called full')
  return key
}

function accountId(): string {
  return mainKey().accountId
}

/** A price inside the spread or one tick from the best bid: visible in the book, and not taken. */
function restingPrice(): string {
  const book = exchange.engine.book(BITCOIN, 2)
  const best = decimal(book?.bids[0]?.[0] ?? '')
  return toText(best.minus('0.1'))
}

it('starts in practice, with a market that shows', async () => {
  await app.page.getByText('PRACTICE').first().waitFor()
  await desk.book.getByText('Spread').waitFor()
  expect(await app.page.title()).toContain('Practice')
})

it('adds a key through the form; the page then knows four characters of it', async () => {
  const key = mainKey()
  await desk.addKey({ ...key, label: 'Main' })
  await app.page.getByText(key.apiKey.slice(-4)).first().waitFor()
  await app.page.getByRole('heading', { name: 'Add a key' }).waitFor({ state: 'detached' })
  const page = await app.page.content()
  // Not `toContain`, which would print the page and the secret when it fails.
  for (const secret of [key.apiKey, key.secretKey, key.passphrase]) {
    expect(page.includes(secret)).toBe(false)
  }
})

it('places a limit order, which rests in the book and in the open orders', async () => {
  const price = restingPrice()
  await desk.open('trade')
  await desk.placeLimit('buy', price, '0.02')
  await desk.openTab('open')
  await waitUntil('the row of the open order', async () => (await desk.rows.count()) === 1)
  const [order] = exchange.engine.openOrders(accountId())
  expect(order).toMatchObject({ ...BITCOIN, side: 'buy', price, quantity: '0.02', status: 'new' })
  const shown = Number(price).toLocaleString('en', { minimumFractionDigits: 1 })
  await desk.book.getByText(shown).first().waitFor()
  expect(await desk.rows.first().innerText()).toContain(shown)
})

it('cancels it', async () => {
  await desk.rows
    .first()
    .getByRole('button', { name: /^Cancel/ })
    .click()
  await waitUntil('the open order to go', async () => (await desk.rows.count()) === 0)
  expect(exchange.engine.openOrders(accountId())).toEqual([])
  const [order] = exchange.engine.orderHistory(accountId())
  expect(order).toMatchObject({ status: 'cancelled', cancelReason: 'normal_cancel' })
})

it('buys at market: fill, position and balance change', async () => {
  await desk.placeMarket('buy', '0.03')
  await desk.openTab('positions')
  await desk.rows.filter({ hasText: '0.0300' }).waitFor()
  expect(await desk.rows.count()).toBe(1)
  const [position] = exchange.engine.positions(accountId())
  expect(position).toMatchObject({ side: 'long', size: '0.03' })

  await desk.openTab('fills')
  const fills = exchange.engine.fills(accountId())
  await waitUntil('every fill', async () => (await desk.rows.count()) === fills.length)

  await desk.openTab('assets')
  const coin = exchange.engine.account(accountId())?.coins.find((row) => row.coin === 'USDT')
  expect(Number(coin?.balance)).toBeLessThan(100_000)
  const [whole = '', decimals = ''] = (coin?.available ?? '').split('.')
  const shown = `${Number(whole).toLocaleString('en')}.${decimals.padEnd(8, '0').slice(0, 8)}`
  await waitUntil('what is available now', async () => {
    const text = await desk.rows.filter({ hasText: 'USDT' }).first().innerText()
    return text.includes(shown)
  })
})

it('opens the request and reads both times of the exchange', async () => {
  await desk.open('requests')
  await desk.openFirstOrderRequest()
  const words = requestsWords.en.detail
  await app.page.getByText(words.accept, { exact: true }).first().waitFor()
  const text = await app.page.locator('main').innerText()
  const times = text.match(/\b\d{16}\b/g) ?? []
  expect(times.length).toBeGreaterThanOrEqual(2)
  for (const time of times.slice(0, 2)) {
    expect(Math.abs(Number(time.slice(0, 13)) - Date.now())).toBeLessThan(120_000)
  }
})

it('still has the key and the position after a restart', async () => {
  await app.stop()
  await start()
  await app.page
    .getByText(`·…${mainKey().apiKey.slice(-4)}`)
    .first()
    .waitFor()
  await desk.openTab('positions')
  await waitUntil('the position after the restart', async () => (await desk.rows.count()) === 1)
})

it('wrote no secret into any file, and the page raised no error', async () => {
  const { readdir, readFile } = await import('node:fs/promises')
  const key = mainKey()
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries.filter((candidate) => candidate.isFile())) {
    const bytes = await readFile(path.join(entry.parentPath, entry.name))
    for (const secret of [key.secretKey, key.passphrase])
      expect(bytes.includes(secret), entry.name).toBe(false)
  }
  expect(app.logs.filter((line) => line.startsWith('page error'))).toEqual([])
})

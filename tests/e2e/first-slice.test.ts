import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { requestsWords } from '../../renderer/features/requests/requests-words.ts'
import { waitUntil } from '../helpers/wait-until.ts'
import type { DeskPage } from './desk-page.ts'
import { BITCOIN, Story } from './story.ts'

// One story, told to the running desk and checked at the exchange: every step needs the one before.
// The market stands still (speed 0), so that nothing but the user moves it.

let story: Story
let desk: DeskPage

beforeAll(async () => {
  story = await Story.begin({ seed: 21, key: null })
  desk = story.desk
})

afterAll(() => story?.end())

it('starts in practice, with a market that shows', async () => {
  await story.app.page.getByText('PRACTICE').first().waitFor()
  await desk.book.getByText('Spread').waitFor()
  expect(await story.app.page.title()).toContain('Practice')
})

it('adds a key through the form; the page then knows four characters of it', async () => {
  const key = story.keyOf('full')
  await desk.addKey({ ...key, label: 'Main' })
  await story.app.page.getByText(key.apiKey.slice(-4)).first().waitFor()
  await story.app.page.getByRole('heading', { name: 'Add a key' }).waitFor({ state: 'detached' })
  const page = await story.app.page.content()
  // Not `toContain`, which would print the page and the secret when it fails.
  for (const secret of [key.apiKey, key.secretKey, key.passphrase]) {
    expect(page.includes(secret)).toBe(false)
  }
})

it('places a limit order, which rests in the book and in the open orders', async () => {
  const price = story.price('bid', 1)
  await desk.open('trade')
  await desk.placeLimit('buy', price, '0.02')
  await desk.openTab('open')
  await waitUntil('the row of the open order', async () => (await desk.rows.count()) === 1)
  const [order] = story.engine.openOrders(story.accountId)
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
  expect(story.engine.openOrders(story.accountId)).toEqual([])
  const [order] = story.engine.orderHistory(story.accountId)
  expect(order).toMatchObject({ status: 'cancelled', cancelReason: 'normal_cancel' })
})

it('buys at market: fill, position and balance change', async () => {
  await desk.placeMarket('buy', '0.03')
  await desk.openTab('positions')
  await desk.rows.filter({ hasText: '0.0300' }).waitFor()
  expect(await desk.rows.count()).toBe(1)
  const [position] = story.engine.positions(story.accountId)
  expect(position).toMatchObject({ side: 'long', size: '0.03' })

  await desk.openTab('fills')
  const fills = story.engine.fills(story.accountId)
  await waitUntil('every fill', async () => (await desk.rows.count()) === fills.length)

  await desk.openTab('assets')
  const coin = story.engine.account(story.accountId)?.coins.find((row) => row.coin === 'USDT')
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
  await story.app.page.getByText(words.accept, { exact: true }).first().waitFor()
  const text = await story.app.page.locator('main').innerText()
  const times = text.match(/\b\d{16}\b/g) ?? []
  expect(times.length).toBeGreaterThanOrEqual(2)
  for (const time of times.slice(0, 2)) {
    expect(Math.abs(Number(time.slice(0, 13)) - Date.now())).toBeLessThan(120_000)
  }
})

it('still has the key and the position after a restart', async () => {
  await story.app.stop()
  desk = await story.start()
  await story.app.page
    .getByText(`·…${story.keyOf('full').apiKey.slice(-4)}`)
    .first()
    .waitFor()
  await desk.openTab('positions')
  await waitUntil('the position after the restart', async () => (await desk.rows.count()) === 1)
})

it('wrote no secret into any file, and the page raised no error', async () => {
  const { readdir, readFile } = await import('node:fs/promises')
  const key = story.keyOf('full')
  const entries = await readdir(story.profile, { recursive: true, withFileTypes: true })
  for (const entry of entries.filter((candidate) => candidate.isFile())) {
    const bytes = await readFile(path.join(entry.parentPath, entry.name))
    for (const secret of [key.secretKey, key.passphrase])
      expect(bytes.includes(secret), entry.name).toBe(false)
  }
  expect(story.pageErrors).toEqual([])
})

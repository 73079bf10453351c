import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { accountScreenWords } from '../../renderer/features/account/account-screen-words.ts'
import { waitUntil } from '../helpers/wait-until.ts'
import type { DeskPage } from './desk-page.ts'
import { BITCOIN, Story } from './story.ts'

// The account around the orders: money between its two halves, what it did, and what that left behind.
let story: Story
let desk: DeskPage

beforeAll(async () => {
  story = await Story.begin({ seed: 48 })
  desk = story.desk
})

afterAll(async () => {
  await story?.end()
})

/** The newest file in the downloads, once it is whole. */
async function exported(button: 'Export CSV' | 'Export JSON'): Promise<string> {
  const before = await readdir(story.downloads)
  await desk.panel.getByRole('button', { name: button }).click()
  const name = await waitUntil('the file', async () => {
    const names = await readdir(story.downloads)
    return names.find((one) => !before.includes(one) && /\.(csv|json)$/.test(one)) ?? null
  })
  return readFile(path.join(story.downloads, name), 'utf8')
}

function tether() {
  return story.engine.account(story.accountId)?.coins.find(({ coin }) => coin === 'USDT')
}

async function transfer(amount: string): Promise<void> {
  await desk.dialog.getByRole('textbox', { name: 'Amount' }).fill(amount)
  await desk.dialog.getByRole('button', { name: /^Transfer/ }).click()
}

it('moves money to the funding account and a part of it back', async () => {
  await desk.openAccount('balances')
  await story.app.page.getByRole('button', { name: 'Transfer', exact: true }).click()
  await desk.dialog.getByRole('button', { name: accountScreenWords.en.swap }).click()
  await transfer('1500')
  await waitUntil('the money', () => tether()?.balance === '98500')
  const funding = story.app.page.getByRole('region', { name: 'Funding account' })
  await story.app.page.keyboard.press('Escape')
  await funding.getByText('1,500').first().waitFor()
  await story.app.page.getByRole('button', { name: 'Transfer', exact: true }).click()
  await transfer('500')
  await waitUntil('a part of it', () => tether()?.balance === '99000')
  await story.app.page.keyboard.press('Escape')
  await funding.getByText('1,000').first().waitFor()
  expect(story.engine.fundingCoins(story.accountId)).toMatchObject([
    { coin: 'USDT', balance: '1000' },
  ])
})

it('lists what it pays for trading', async () => {
  await desk.openAccount('fees')
  const rates = story.engine.feeRates(story.accountId, BITCOIN)
  const percent = (rate: string | undefined) => `${(Number(rate) * 100).toFixed(4)}%`
  const row = desk.rows.filter({ hasText: 'BTCUSDT' }).filter({ hasText: percent(rates?.maker) })
  await row
    .filter({ hasText: percent(rates?.taker) })
    .first()
    .waitFor()
})

it('keeps a ledger with every movement of money', async () => {
  await desk.open('trade')
  await desk.placeMarket('buy', '0.02')
  await desk.placeMarket('sell', '0.02')
  await waitUntil(
    'the end of the position',
    () => story.engine.positions(story.accountId).length === 0,
  )
  await desk.openAccount('ledger')
  const entries = story.engine.ledger(story.accountId, { category: 'USDT-FUTURES' })
  await desk.showsRows(entries.length)
  await desk.pick(desk.panel.getByRole('combobox', { name: 'Product line' }), 'Other')
  const others = story.engine.ledger(story.accountId, { category: 'OTHER' })
  await desk.showsRows(others.length)
})

it('exports the fills as CSV, every figure as the exchange has it', async () => {
  await desk.open('trade')
  await desk.openTab('fills')
  const fills = story.engine.fills(story.accountId)
  await desk.showsRows(fills.length)
  const [header = '', ...rows] = (await exported('Export CSV')).trim().split(/\r?\n/)
  const names = header.split(',')
  expect(rows).toHaveLength(fills.length)
  for (const fill of fills) {
    const row = rows.find((one) => one.includes(fill.execId))?.split(',') ?? []
    const cell = (name: string) => row[names.indexOf(name)]
    expect(cell('price')).toBe(fill.price)
    expect(cell('quantity')).toBe(fill.quantity)
    expect(row.join(',')).toContain(new Date(fill.atMs).toISOString())
    expect(row.join(',')).toContain(String(fill.atMs))
  }
})

it('filters the past orders and exports them as JSON', async () => {
  await desk.openTab('history')
  const orders = story.engine.orderHistory(story.accountId)
  await desk.showsRows(orders.length)
  await desk.pick(desk.panel.getByRole('combobox', { name: 'Product line' }), 'Spot')
  await desk.showsRows(0)
  await desk.pick(desk.panel.getByRole('combobox', { name: 'Product line' }), 'USDT Perp')
  await desk.showsRows(orders.length)
  const text = await exported('Export JSON')
  JSON.parse(text)
  for (const { orderId } of orders) expect(text).toContain(orderId)
  expect(story.pageErrors).toEqual([])
})

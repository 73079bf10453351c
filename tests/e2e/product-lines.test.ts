import { afterAll, beforeAll, expect, it } from 'vitest'
import type { InstrumentKey } from '../../shared/domain/instrument.ts'
import { waitUntil } from '../helpers/wait-until.ts'
import type { DeskPage } from './desk-page.ts'
import { Story } from './story.ts'

// One order in each product line that is not a USDT perpetual, in the unit that the exchange counts in.
let story: Story
let desk: DeskPage

beforeAll(async () => {
  story = await Story.begin({ seed: 43 })
  desk = story.desk
})

afterAll(async () => {
  await story?.end()
})

/** Through the list of instruments, by product line and symbol. */
async function choose(line: string, symbol: string): Promise<void> {
  await story.app.page.keyboard.press('Control+k')
  await desk.dialog.getByRole('radio', { name: line }).click()
  await desk.dialog.getByRole('searchbox').fill(symbol)
  await story.app.page.keyboard.press('Enter')
  await desk.dialog.waitFor({ state: 'detached' })
  await story.app.page
    .getByRole('button', { name: `${symbol} ${line}` })
    .first()
    .waitFor()
  await desk.book.getByText('Spread').waitFor()
}

function openOrder(key: InstrumentKey) {
  return story.engine.openOrders(story.accountId, key)[0]
}

const LIMITS = [
  { line: 'Coin Perp', category: 'COIN-FUTURES', symbol: 'BTCUSD', size: '300', unit: 'USD' },
  { line: 'USDC Perp', category: 'USDC-FUTURES', symbol: 'BTCPERP', size: '0.02', unit: 'BTC' },
  { line: 'Margin', category: 'MARGIN', symbol: 'ETHUSDT', size: '0.5', unit: 'ETH' },
  { line: 'Spot', category: 'SPOT', symbol: 'ETHUSDT', size: '0.4', unit: 'ETH' },
] as const

it.each(LIMITS)('$line counts a limit order in $unit', async (order) => {
  const { line, category, symbol, size, unit } = order
  await choose(line, symbol)
  const price = story.price('bid', 20, {
    category: category === 'MARGIN' ? 'SPOT' : category,
    symbol,
  })
  await desk.placeLimit('buy', price, size)
  await waitUntil('the order at the exchange', () => openOrder({ category, symbol }))
  expect(openOrder({ category, symbol })).toMatchObject({ price, quantity: size, side: 'buy' })
  await desk.openTab('open')
  const row = desk.rows.filter({
    has: story.app.page.getByRole('button', { name: `${symbol} ${line}` }),
  })
  await row.waitFor()
  expect(await row.getByRole('button', { name: /^Details/ }).getAttribute('aria-label')).toContain(
    unit,
  )
})

it('spends an amount of quote coin on a spot order at market', async () => {
  await desk.ticket.getByRole('radio', { name: 'Market', exact: true }).click()
  await desk.ticket.getByRole('textbox', { name: 'Amount to spend' }).fill('500')
  await desk.submit('buy')
  const fill = await waitUntil(
    'the fill',
    () => story.engine.fills(story.accountId, { category: 'SPOT', symbol: 'ETHUSDT' })[0] ?? null,
  )
  expect(Number(fill.value)).toBeLessThanOrEqual(500)
  expect(Number(fill.value)).toBeGreaterThan(495)
  const ether = story.engine.account(story.accountId)?.coins.find(({ coin }) => coin === 'ETH')
  expect(Number(ether?.balance)).toBeGreaterThan(10.19)
})

it('borrows for a margin sale of more than there is, and shows the debt', async () => {
  await choose('Margin', 'SOLUSDT')
  await desk.placeMarket('sell', '2')
  await waitUntil('the debt', () =>
    story.engine
      .account(story.accountId)
      ?.coins.some(({ coin, debt }) => coin === 'SOL' && Number(debt) > 0),
  )
  await desk.openTab('assets')
  await waitUntil('the debt in the table', async () =>
    /SOL[\s\S]*2\.0/.test(await desk.rows.filter({ hasText: 'SOL' }).innerText()),
  )
  expect(story.pageErrors).toEqual([])
})

import { afterAll, beforeAll, expect, it } from 'vitest'
import { waitUntil } from '../helpers/wait-until.ts'
import type { DeskPage } from './desk-page.ts'
import { Story } from './story.ts'

// Several orders at once: chosen, moved, cancelled, and the three buttons that always work.
let story: Story
let desk: DeskPage

beforeAll(async () => {
  story = await Story.begin({ seed: 45 })
  desk = story.desk
})

afterAll(async () => {
  await story?.end()
})

function openPrices(): ReadonlyArray<string> {
  return story.engine
    .openOrders(story.accountId)
    .map(({ price }) => price ?? '')
    .toSorted()
}

async function placeAll(prices: ReadonlyArray<string>): Promise<void> {
  for (const price of prices) await desk.placeLimit('buy', price, '0.01')
  await desk.openTab('open')
  await desk.showsRows(prices.length)
}

async function choose(price: string): Promise<void> {
  await desk.rows.filter({ hasText: price }).getByRole('checkbox').click()
}

/** What the panel under the top bar says, which then goes. */
async function panicResult(action: string): Promise<string> {
  const panel = story.app.page.getByRole('region', { name: 'Results' })
  const dismiss = panel.getByRole('button', { name: `Dismiss the result of ${action}` })
  await dismiss.waitFor()
  const text = await panel.innerText()
  await dismiss.click()
  return text
}

it('moves the price of two orders in one call', async () => {
  await placeAll(['63000', '63010', '63020', '63030'])
  await choose('63,000.0')
  await choose('63,030.0')
  await desk.panel.getByRole('button', { name: 'Move price…' }).click()
  await desk.dialog.getByRole('textbox', { name: 'Ticks' }).fill('50')
  await desk.answerDialog('Change 2 orders')
  await waitUntil('both to move', () => openPrices().includes('63005'))
  expect(openPrices()).toEqual(['63005', '63010', '63020', '63035'])
  await desk.message(/2 done, 0 failed, 0 uncertain/)
  await desk.rows.filter({ hasText: '63,035.0' }).waitFor()
})

it('cancels two chosen orders in one call', async () => {
  await desk.closeMessages()
  await desk.panel.getByRole('button', { name: 'Cancel 2', exact: true }).click()
  await desk.answerDialog('Cancel 2')
  await desk.showsRows(2)
  await desk.message(/2 done, 0 failed, 0 uncertain/)
  expect(openPrices()).toEqual(['63010', '63020'])
})

it('cancels all of the symbol, and says how many', async () => {
  await desk.closeMessages()
  await desk.panel.getByRole('button', { name: 'Cancel all…' }).click()
  await story.app.page.getByRole('menuitem', { name: 'BTCUSDT USDT Perp (2)' }).click()
  await desk.answerDialog('Cancel all')
  await desk.showsRows(0)
  await desk.message(/2 done, 0 failed, 0 uncertain/)
  expect(openPrices()).toEqual([])
})

it('cancels everything by one key', async () => {
  await placeAll(['63000', '63010', '63020'])
  await story.app.page.keyboard.press('Control+Shift+X')
  expect(await panicResult('Cancel all')).toContain('Orders: 3 cancelled, 0 failed, 0 uncertain')
  expect(openPrices()).toEqual([])
})

it('flattens by a key and one Enter; Escape leaves the question', async () => {
  await desk.placeMarket('buy', '0.02')
  await waitUntil('the position', () => story.engine.positions(story.accountId).length === 1)
  await story.app.page.keyboard.press('Control+Shift+F')
  const question = story.app.page.getByRole('alertdialog')
  await question.getByText('Close 1 position at market?').waitFor()
  await story.app.page.keyboard.press('Escape')
  await question.waitFor({ state: 'detached' })
  expect(story.engine.positions(story.accountId)).toHaveLength(1)
  await story.app.page.keyboard.press('Control+Shift+F')
  await question.waitFor()
  await story.app.page.keyboard.press('Enter')
  expect(await panicResult('Flatten')).toContain('Positions: 1 closed, 0 failed, 0 uncertain')
  expect(story.engine.positions(story.accountId)).toEqual([])
})

it('does both from the button', async () => {
  await placeAll(['63000', '63010'])
  await desk.placeMarket('sell', '0.03')
  await desk.openTab('positions')
  await desk.showsRows(1)
  await story.app.page.getByRole('button', { name: 'Both', exact: true }).click()
  const question = story.app.page.getByRole('alertdialog')
  await question.getByText('Cancel 2 orders and close 1 position at market?').waitFor()
  await question.getByRole('button', { name: 'Cancel and flatten now' }).click()
  const text = await panicResult('Both')
  expect(text).toContain('Orders: 2 cancelled, 0 failed, 0 uncertain')
  expect(text).toContain('Positions: 1 closed, 0 failed, 0 uncertain')
  expect(openPrices()).toEqual([])
  expect(story.engine.positions(story.accountId)).toEqual([])
  expect(story.pageErrors).toEqual([])
})

it('sends orders that were collected in one call', async () => {
  await desk.closeMessages()
  await desk.choose('buy', 'limit')
  for (const [price, size] of [
    ['62500', '0.01'],
    ['62400', '0.02'],
  ] as const) {
    await desk.ticket.getByLabel('Price', { exact: true }).fill(price)
    await desk.ticket.getByLabel('Size', { exact: true }).fill(size)
    await desk.ticket.getByRole('button', { name: 'Add to batch' }).click()
  }
  await desk.ticket.getByRole('button', { name: /^Send 2 orders in one call/ }).click()
  await desk.message(/2 done, 0 failed, 0 uncertain/)
  await waitUntil('both to stand', () => openPrices().length === 2)
  expect(openPrices()).toEqual(['62400', '62500'])
  const collected = desk.ticket.getByRole('listitem')
  await waitUntil('an empty batch', async () => (await collected.count()) === 0)
})

import { afterAll, beforeAll, expect, it } from 'vitest'
import { accountWords } from '../../renderer/i18n/account-words.ts'
import { ticketWords } from '../../renderer/i18n/ticket-words.ts'
import { waitUntil } from '../helpers/wait-until.ts'
import { Keyboard } from './keyboard.ts'
import { Story } from './story.ts'

// A trader's day with both hands on the keys, in Chinese. Nothing here may touch the mouse.
let story: Story
let keys: Keyboard

const words = { ticket: ticketWords['zh-CN'], account: accountWords['zh-CN'] }

beforeAll(async () => {
  story = await Story.begin({ seed: 61, settings: { language: 'zh-CN' } })
  keys = new Keyboard(story.app.page)
})

afterAll(async () => {
  await story?.end()
})

function openOrders() {
  return story.engine.openOrders(story.accountId)
}

function positions() {
  return story.engine.positions(story.accountId)
}

async function buyAtMarket(size: string): Promise<void> {
  await keys.leaveField()
  await keys.press('b')
  await keys.isOn(words.ticket.size)
  await keys.press('Escape', 'm')
  await keys.isOn(words.ticket.size)
  await keys.write(size)
  await keys.press('Control+Enter')
}

it('speaks Chinese', async () => {
  await waitUntil('the language', async () => (await keys.language()) === 'zh-CN')
  await story.app.page.getByText('练习').first().waitFor()
})

it('opens the ticket with two letters and places a limit order', async () => {
  await keys.buyLimit(words.ticket, story.price('bid', 200), '0.02')
  await waitUntil('the order', () => openOrders().length === 1)
  expect(openOrders()[0]).toMatchObject({ side: 'buy', quantity: '0.02' })
})

it('changes its price from the table of open orders', async () => {
  const price = story.price('bid', 300)
  await keys.leaveField()
  await keys.press('2')
  await keys.isOn(words.account.tabs.open)
  await story.desk.showsRows(1)
  await keys.press('ArrowDown', 'Enter')
  await keys.isInDialog()
  await keys.goTo(words.account.newPrice)
  await keys.write(price)
  await keys.goTo(words.account.changeSend, 'button')
  await keys.press('Enter')
  await waitUntil('the new price', () => openOrders()[0]?.price === price)
})

it('is back at the table when the dialog closes, and cancels there', async () => {
  await keys.isOn(words.account.tabs.open)
  await keys.press('Delete')
  await waitUntil('no order', () => openOrders().length === 0)
})

it('buys at market and closes the position from its table', async () => {
  await buyAtMarket('0.03')
  await waitUntil('the position', () => positions().length === 1)
  await keys.leaveField()
  await keys.press('1')
  await keys.isOn(words.account.tabs.positions)
  await story.desk.showsRows(1)
  await keys.press('ArrowDown', 'Delete')
  await keys.isInDialog()
  await keys.goTo(/^市价卖出/, 'button')
  await keys.press('Enter')
  await waitUntil('no position', () => positions().length === 0)
})

it('ends everything with one key and Enter', async () => {
  await keys.buyLimit(words.ticket, story.price('bid', 200), '0.02')
  await waitUntil('the order', () => openOrders().length === 1)
  await buyAtMarket('0.01')
  await waitUntil('the position', () => positions().length === 1)
  await keys.press('Control+Shift+B')
  await story.app.page.getByRole('alertdialog').waitFor()
  await keys.press('Enter')
  await waitUntil('nothing left', () => openOrders().length + positions().length === 0)
})

it('never met a mistake of the page', () => {
  expect(story.pageErrors).toEqual([])
})

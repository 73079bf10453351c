import { readdir } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { historyWords } from '../../renderer/features/history/history-words.ts'
import { accountWords } from '../../renderer/i18n/account-words.ts'
import { commonWords } from '../../renderer/i18n/common-words.ts'
import { ticketWords } from '../../renderer/i18n/ticket-words.ts'
import { waitUntil } from '../helpers/wait-until.ts'
import { Keyboard } from './keyboard.ts'
import { Story } from './story.ts'

// What a position leaves behind, and the two halves of the panic keys one by one: no mouse, in Chinese.
const LANGUAGE = 'zh-CN'
const history = historyWords[LANGUAGE]
const account = accountWords[LANGUAGE]
const ticket = ticketWords[LANGUAGE]
let story: Story
let keys: Keyboard

beforeAll(async () => {
  story = await Story.begin({ seed: 64, settings: { language: LANGUAGE } })
  keys = new Keyboard(story.app.page)
  await waitUntil('the language', async () => (await keys.language()) === LANGUAGE)
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

async function haveBoth(): Promise<void> {
  await keys.buyLimit(ticket, story.price('bid', 200), '0.02')
  await waitUntil('the order', () => openOrders().length === 1)
  await keys.buyLimit(ticket, story.price('ask', 50), '0.01')
  await waitUntil('the position', () => positions().length === 1)
}

it('cancels the orders alone, and the position stays', async () => {
  await haveBoth()
  // A cancel takes only risk away, so that nothing is asked.
  await keys.press('Control+Shift+X')
  await waitUntil('no order', () => openOrders().length === 0)
  expect(positions()).toHaveLength(1)
})

it('closes the position alone, and a resting order stays', async () => {
  await keys.buyLimit(ticket, story.price('bid', 200), '0.02')
  await waitUntil('the order', () => openOrders().length === 1)
  await keys.press('Control+Shift+F')
  await story.app.page.getByRole('alertdialog').waitFor()
  await keys.press('Enter')
  await waitUntil('no position', () => positions().length === 0)
  expect(openOrders()).toHaveLength(1)
})

it('filters the past orders by product line, there and back', async () => {
  await keys.leaveField()
  await keys.press('4')
  await keys.isOn(account.tabs.history)
  const past = story.engine.orderHistory(story.accountId).length
  await story.desk.showsRows(past)
  await chooseLine(commonWords[LANGUAGE].category.SPOT)
  await story.desk.showsRows(0)
  await chooseLine(commonWords[LANGUAGE].category['USDT-FUTURES'])
  await story.desk.showsRows(past)
})

it('writes what the filter shows to a file', async () => {
  await keys.use(new RegExp(`${history.json}$`), 'button')
  await waitUntil('the file', async () => {
    const names = await readdir(story.downloads)
    return names.some((name) => name.endsWith('.json'))
  })
  expect(story.pageErrors).toEqual([])
})

/** Opens the list, walks it with the arrows and takes what it came for. */
async function chooseLine(line: string): Promise<void> {
  await keys.goTo(new RegExp(`^${history.category}`), 'combobox', 'back')
  await keys.press('Enter')
  const option = story.app.page.getByRole('option', { name: line, exact: true })
  await option.waitFor()
  const isOn = () => option.evaluate((one) => one === document.activeElement)
  await keys.press('Home')
  for (let steps = 0; steps < 10 && !(await isOn()); steps += 1) await keys.press('ArrowDown')
  expect(await isOn()).toBe(true)
  await keys.press('Enter')
}

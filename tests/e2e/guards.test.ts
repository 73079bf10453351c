import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DEFAULT_GUARDS } from '../../shared/domain/guards.ts'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import { aDraft } from '../helpers/builders.ts'
import { waitUntil } from '../helpers/wait-until.ts'
import type { DeskPage } from './desk-page.ts'
import { Story } from './story.ts'

// The user's own limits, from the settings to an order that is held back, and who may loosen them.
let story: Story
let desk: DeskPage

beforeAll(async () => {
  story = await Story.begin({ seed: 64 })
  desk = story.desk
})

afterAll(async () => {
  await story?.end()
})

async function setGuard(name: string, limit: string): Promise<void> {
  const { page } = story.app
  await desk.open('settings')
  await page.getByRole('checkbox', { name }).check()
  await page.getByLabel(`Limit of ${name}`, { exact: true }).fill(limit)
  await page.getByRole('button', { name: 'Save guards' }).click()
  await page.getByRole('button', { name: 'Save guards', disabled: true }).waitFor()
}

/** What a page asks main for, past every control of its own. */
function submitLimit(price: string) {
  return story.app.page.evaluate(
    (draft) => {
      const { keydesk } = window as unknown as { keydesk: Bridge }
      return keydesk.requests['orders.submit'](draft, Date.now())
    },
    aDraft({ price, quantity: '0.01' }),
  )
}

it('holds back an order beyond the price band, with its figures', async () => {
  await setGuard('Price band', '0.1')
  await desk.open('trade')
  const beyond = story.price('ask', 1500)
  await desk.placeLimit('buy', beyond, '0.01')
  await desk.ticket
    .getByText(/Guard “price band”: .*above the market/)
    .first()
    .waitFor()
  expect(story.engine.orderHistory(story.accountId)).toEqual([])
  expect(story.engine.openOrders(story.accountId)).toEqual([])
})

it('holds it back in main too, where no page can pass', async () => {
  const answer = await submitLimit(story.price('ask', 1500))
  expect(answer).toMatchObject({ ok: false, error: { reason: 'guard-price-band' } })
  expect(story.engine.orderHistory(story.accountId)).toEqual([])
})

it('lets a position be closed whatever the guards say', async () => {
  await desk.placeMarket('buy', '0.05')
  await waitUntil('the position', () => story.engine.positions(story.accountId).length === 1)
  await setGuard('Largest value', '1')
  await desk.open('trade')
  await desk.openTab('positions')
  await desk.rows
    .first()
    .getByRole('button', { name: /^Close/ })
    .click()
  await desk.answerDialog(/^Sell/)
  await waitUntil('its end', () => story.engine.positions(story.accountId).length === 0)
})

/** Asks main, as any page can, to switch the live price band off, and gives the window it opens. */
async function askToLoosen(): Promise<{ readonly box: Page; readonly answer: Promise<unknown> }> {
  const opened = story.app.page.context().waitForEvent('page')
  const answer = story.app.page.evaluate((guards) => {
    const { keydesk } = window as unknown as { keydesk: Bridge }
    const off = { isOn: false, limit: '5' }
    const live = { ...guards.live, priceBand: off }
    return keydesk.requests['settings.change']({ guards: { ...guards, live } })
  }, DEFAULT_GUARDS)
  const box = await opened
  await box.getByText('Price band, %: 5 → no limit').waitFor()
  return { box, answer }
}

it('needs a yes outside of the page to loosen a live guard', async ({ skip }) => {
  skip(story.app.runtime === 'electron', 'no test can press the system’s own message box')
  const refused = await askToLoosen()
  await refused.box.getByRole('button', { name: 'Keep as they are' }).click()
  expect(await refused.answer).toMatchObject({ error: { reason: 'guards-not-confirmed' } })
  const meant = await askToLoosen()
  await meant.box.getByRole('button', { name: 'Loosen' }).click()
  expect(await meant.answer).toMatchObject({ ok: true })
  expect(story.pageErrors).toEqual([])
})

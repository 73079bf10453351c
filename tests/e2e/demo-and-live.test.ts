import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoPathWords } from '../../renderer/features/keys/demo-path-words.ts'
import { environmentWords } from '../../renderer/features/keys/environment-words.ts'
import { keysWords } from '../../renderer/features/keys/keys-words.ts'
import { waitUntil } from '../helpers/wait-until.ts'
import type { DeskPage } from './desk-page.ts'
import { Story } from './story.ts'

// From no account to a first demo order, and what happens when a key is of the other environment.
// A practice exchange stands at the live and demo addresses; it takes demo keys with their header only.
const path = demoPathWords.en
const environments = environmentWords.en
let story: Story
let desk: DeskPage

beforeAll(async () => {
  story = await Story.begin({ seed: 63, key: null, isInPlace: true })
  desk = story.desk
})

afterAll(async () => {
  await story?.end()
})

/** A key's card among those of an environment. */
function keyOf(environment: 'Demo' | 'Live', label: string): Locator {
  const group = story.app.page.getByRole('region', { name: environment, exact: true })
  return group.getByRole('article', { name: label })
}

it('leads through five steps to a demo key', async () => {
  const { page } = story.app
  await desk.open('keys')
  await page.getByRole('button', { name: path.title }).first().click()
  for (const step of path.path.slice(0, -1)) {
    await page.getByText(step.text, { exact: true }).waitFor()
    await page.getByRole('button', { name: path.next }).click()
  }
  await page.getByRole('button', { name: path.enter }).click()
  await desk.fillKey({ ...story.keyOf('demo'), label: 'From the demo page' })
  await keyOf('Demo', 'From the demo page').waitFor()
})

it('trades there, each request with the demo header', async () => {
  const { page } = story.app
  await story.change({ environment: 'demo' })
  await page.getByText('DEMO').first().waitFor()
  await desk.open('trade')
  await desk.choose('buy', 'limit')
  await desk.ticket.getByLabel('Price', { exact: true }).fill('63000')
  await desk.ticket.getByLabel('Size', { exact: true }).fill('0.01')
  await desk.ticket.getByRole('button', { name: /^Buy .*Demo$/ }).click()
  // With a demo key the exchange answers nothing but 40099 to requests without the header.
  const { accountId } = story.keyOf('demo')
  await waitUntil('its order', () => story.engine.openOrders(accountId).length === 1)
  await desk.openTab('open')
  await desk.showsRows(1)
})

it('finds out where a key belongs before anything is added', async () => {
  const { page } = story.app
  await desk.openKeyForm()
  await page.getByRole('radio', { name: 'Demo', exact: true }).click()
  await desk.writeKey({ ...story.keyOf('trade-only'), label: 'For the finder' })
  await page.getByRole('button', { name: environments.find.open }).click()
  await page.getByText(environments.find.found('Live')).waitFor()
  await page.getByRole('radio', { name: 'Live', exact: true, checked: true }).waitFor()
})

it('adds a key of the other environment there, in one click', async () => {
  const { page } = story.app
  await desk.closeMessages()
  await page.getByRole('radio', { name: 'Demo', exact: true }).click()
  await desk.fillKey({ ...story.keyOf('read-only'), label: 'Not a demo key' })
  await page.getByRole('button', { name: environments.switchAndAdd('Live') }).click()
  await keyOf('Live', 'Not a demo key').waitFor()
})

it('offers to bind a key anew after 40099, and it works again', async () => {
  const inPlace = story.inPlace
  if (inPlace === null) throw new Error('the exchange is not in place')
  inPlace.areEnvironmentsSwapped = true
  await desk.open('keys')
  const card = keyOf('Live', 'Not a demo key')
  await card.getByRole('button', { name: keysWords.en.refresh }).click()
  await card.getByText('40099').waitFor()
  await card.getByRole('button', { name: environments.rebind.open('Demo') }).click()
  await desk.answerDialog(environments.rebind.confirm('Demo'))
  await keyOf('Demo', 'Not a demo key').waitFor()
  await card.waitFor({ state: 'detached' })
  expect(story.pageErrors).toEqual([])
})

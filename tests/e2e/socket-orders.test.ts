import { afterAll, beforeAll, expect, it } from 'vitest'
import { waitUntil } from '../helpers/wait-until.ts'
import type { DeskPage } from './desk-page.ts'
import { Story } from './story.ts'

// Orders over the private socket: the same ends as over REST, and lines of their own in the request log.
let story: Story
let desk: DeskPage

beforeAll(async () => {
  story = await Story.begin({ seed: 47 })
  desk = story.desk
})

afterAll(async () => {
  await story?.end()
})

it('is chosen in the settings', async () => {
  await desk.open('settings')
  const route = story.app.page.getByRole('radiogroup', { name: 'Order route' })
  await route.getByRole('radio', { name: 'Private socket' }).click()
  await route.getByRole('radio', { name: 'Private socket', checked: true }).waitFor()
})

it('places, changes and cancels', async () => {
  await desk.open('trade')
  await desk.placeLimit('buy', '63000', '0.02')
  await desk.openTab('open')
  await desk.showsRows(1)
  await desk.rows.getByRole('button', { name: /^Change/ }).click()
  await desk.dialog.getByRole('textbox', { name: 'New price' }).fill('63100')
  await desk.answerDialog('Send change')
  await waitUntil('the change', () => {
    const [order] = story.engine.openOrders(story.accountId)
    return order?.price === '63100'
  })
  await desk.rows.filter({ hasText: '63,100.0' }).waitFor()
  await desk.closeMessages()
  await desk.rows.getByRole('button', { name: /^Cancel/ }).click()
  await desk.showsRows(0)
  expect(story.engine.orderHistory(story.accountId)[0]).toMatchObject({ status: 'cancelled' })
})

it('tells each in the request log with both times of the exchange', async () => {
  await desk.open('requests')
  const grid = story.app.page.getByRole('grid').first()
  for (const topic of ['place-order', 'modify-order', 'cancel-order']) {
    await grid
      .getByRole('row')
      .filter({ hasText: 'WS' })
      .filter({ hasText: topic })
      .first()
      .waitFor()
  }
  await grid.getByRole('row').filter({ hasText: 'place-order' }).first().click()
  await story.app.page.getByText('Times of the exchange').first().waitFor()
  expect(story.pageErrors).toEqual([])
})

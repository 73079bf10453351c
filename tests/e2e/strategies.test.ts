import { afterAll, beforeAll, expect, it } from 'vitest'
import { decimal, toText } from '../../shared/domain/decimal.ts'
import { waitUntil } from '../helpers/wait-until.ts'
import type { DeskPage } from './desk-page.ts'
import { BITCOIN, Story } from './story.ts'

// A trigger order from the ticket to its end. Last price moves when somebody else trades.
let story: Story
let desk: DeskPage

beforeAll(async () => {
  story = await Story.begin({ seed: 44 })
  desk = story.desk
})

afterAll(async () => {
  await story?.end()
})

function waiting() {
  return story.engine.openStrategies(story.accountId)
}

async function placeTrigger(price: string, size: string): Promise<void> {
  const { ticket } = desk
  await ticket.getByRole('radio', { name: 'Trigger', exact: true }).click()
  await ticket.getByRole('radio', { name: 'Last', exact: true }).click()
  await ticket.getByRole('textbox', { name: 'Trigger price' }).fill(price)
  await ticket.getByRole('textbox', { name: 'Size' }).fill(size)
  await ticket.getByRole('button', { name: /Practice$/ }).click()
}

it('places a trigger order from the ticket', async () => {
  await placeTrigger('66000', '0.02')
  await desk.openTab('strategies')
  await desk.showsRows(1)
  expect(waiting()[0]).toMatchObject({
    strategyKind: 'trigger',
    side: 'buy',
    quantity: '0.02',
    trigger: { triggerPrice: '66000', triggerBy: 'market', orderType: 'market' },
  })
})

it('changes its price and size', async () => {
  await desk.rows.getByRole('button', { name: /^Change/ }).click()
  await desk.dialog.getByRole('textbox', { name: 'Trigger price' }).fill('66500')
  await desk.dialog.getByRole('textbox', { name: 'Size' }).fill('0.03')
  await desk.answerDialog('Change trigger')
  await desk.rows.filter({ hasText: '66,500.0' }).waitFor()
  expect(waiting()[0]).toMatchObject({ quantity: '0.03', trigger: { triggerPrice: '66500' } })
})

it('cancels it', async () => {
  await desk.closeMessages()
  await desk.rows.getByRole('button', { name: /^Cancel/ }).click()
  await desk.showsRows(0)
  expect(waiting()).toEqual([])
})

/** One below the last price would wait for a fall, and the last price may lie above the best ask. */
function aboveTheMarket(): string {
  const [ask, last] = [story.price('ask', 5), story.engine.ticker(BITCOIN)?.lastPrice ?? '0']
  return decimal(last).lt(ask) ? ask : toText(decimal(last).plus('0.5'))
}

it('sends its order when the last price gets there', async () => {
  await placeTrigger(aboveTheMarket(), '0.01')
  await desk.showsRows(1)
  await story.other({ side: 'buy', orderType: 'market', qty: '4' })
  await waitUntil('the position', () => story.engine.positions(story.accountId)[0]?.size === '0.01')
  await desk.showsRows(0)
  await desk.openTab('positions')
  await desk.showsRows(1)
})

it('keeps both in the history: one triggered, one cancelled', async () => {
  await desk.openTab('strategies')
  await desk.panel.getByRole('radio', { name: 'History' }).click()
  await desk.showsRows(2)
  await desk.rows.filter({ hasText: 'Triggered' }).waitFor()
  await desk.rows.filter({ hasText: 'Cancelled' }).waitFor()
  const ends = story.engine.strategyHistory(story.accountId).map(({ status }) => status)
  expect(ends.toSorted()).toEqual(['cancelled', 'success'])
  expect(story.pageErrors).toEqual([])
})

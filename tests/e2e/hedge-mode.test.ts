import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Side } from '../../shared/domain/order.ts'
import { waitUntil } from '../helpers/wait-until.ts'
import type { DeskPage } from './desk-page.ts'
import { BITCOIN, Story } from './story.ts'

// A long and a short of one symbol side by side, on isolated margin. Each step needs the one before.
let story: Story
let desk: DeskPage

beforeAll(async () => {
  story = await Story.begin({ seed: 42 })
  desk = story.desk
})

afterAll(async () => {
  await story?.end()
})

/** A long is opened by buying, and closed by selling. */
async function send(label: string, side: Side, size: string): Promise<void> {
  await desk.ticket.getByRole('radio', { name: label }).click()
  await desk.ticket.getByRole('textbox', { name: 'Size' }).fill(size)
  await desk.submit(side)
}

it('switches the account to hedge mode', async () => {
  await desk.openAccount('settings')
  const mode = story.app.page.getByRole('radiogroup', { name: 'Position mode' })
  await mode.getByRole('radio', { name: 'Hedge' }).click()
  await desk.answerDialog('Switch to Hedge')
  await waitUntil(
    'hedge mode at the exchange',
    () => story.engine.settings(story.accountId)?.holdMode === 'hedge_mode',
  )
  await mode.getByRole('radio', { name: 'Hedge', checked: true }).waitFor()
})

it('chooses isolated margin with its own leverage', async () => {
  await desk.open('trade')
  await desk.ticket.getByRole('button', { name: /^Leverage/ }).click()
  await desk.dialog.getByRole('radio', { name: 'Isolated' }).click()
  await desk.dialog.getByRole('textbox', { name: 'Leverage' }).fill('20')
  await desk.answerDialog('Isolated, 20×')
  await desk.ticket.getByRole('button', { name: /^Leverage Isolated/ }).waitFor()
  const symbols = story.engine.settings(story.accountId)?.symbols ?? []
  expect(
    symbols.find((row) => row.category === BITCOIN.category && row.symbol === BITCOIN.symbol),
  ).toMatchObject({ longLeverage: '20', shortLeverage: '20' })
})

it('opens a long and a short', async () => {
  await desk.ticket.getByRole('radio', { name: 'Market', exact: true }).click()
  await send('Open long', 'buy', '0.02')
  await desk.openTab('positions')
  await desk.showsRows(1)
  await send('Open short', 'sell', '0.03')
  await desk.showsRows(2)
  const positions = story.engine.positions(story.accountId)
  expect(positions.map(({ side, size, marginMode }) => ({ side, size, marginMode }))).toEqual(
    expect.arrayContaining([
      { side: 'long', size: '0.02', marginMode: 'isolated' },
      { side: 'short', size: '0.03', marginMode: 'isolated' },
    ]),
  )
  for (const side of ['Long', 'Short']) {
    const text = await desk.rows.filter({ hasText: side }).innerText()
    expect(text).toContain('20×')
  }
})

it('closes part of the short from the ticket, and the long from its row', async () => {
  await desk.ticket.getByRole('radio', { name: 'Close', exact: true }).click()
  await send('Close short', 'buy', '0.01')
  const side = (wanted: 'long' | 'short') =>
    story.engine.positions(story.accountId).find((position) => position.side === wanted)
  await waitUntil('a smaller short', () => side('short')?.size === '0.02')
  expect(side('long')?.size).toBe('0.02')
  await desk.rows.getByRole('button', { name: 'Close BTCUSDT Long' }).click()
  await desk.answerDialog(/^Sell 0.0200 BTC/)
  await waitUntil('the long to go', () => side('long') === undefined)
  await desk.showsRows(1)
  expect(await desk.rows.first().innerText()).toContain('Short')
})

it('may not leave hedge mode while a position is open: the refusal is explained', async () => {
  await desk.openAccount('settings')
  const mode = story.app.page.getByRole('radiogroup', { name: 'Position mode' })
  await mode.getByRole('radio', { name: 'One-way' }).click()
  await desk.dialog.getByRole('button', { name: 'Switch to One-way' }).click()
  await story.app.page.getByText('25010').first().waitFor()
  expect(story.engine.settings(story.accountId)?.holdMode).toBe('hedge_mode')
  await desk.answerDialog('Cancel')
  await mode.getByRole('radio', { name: 'Hedge', checked: true }).waitFor()
  expect(story.pageErrors).toEqual([])
})

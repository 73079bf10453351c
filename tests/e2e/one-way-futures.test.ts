import { Big } from 'big.js'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { decimal, toText } from '../../shared/domain/decimal.ts'
import { waitUntil } from '../helpers/wait-until.ts'
import type { DeskPage } from './desk-page.ts'
import { BITCOIN, Story } from './story.ts'

// A perpetual in one-way mode from its first order to its last figure. Each step needs the one before.
let story: Story
let desk: DeskPage

beforeAll(async () => {
  story = await Story.begin({ seed: 41 })
  desk = story.desk
})

afterAll(async () => {
  await story?.end()
})

function position() {
  return story.engine.positions(story.accountId)[0]
}

it('sends a limit order with take-profit and stop-loss, which travel with it', async () => {
  const { ticket } = desk
  await ticket.getByRole('checkbox', { name: 'TP / SL' }).click()
  await ticket.getByRole('textbox', { name: 'Take-profit' }).fill('66000')
  await ticket.getByRole('textbox', { name: 'Stop-loss' }).fill('62000')
  await desk.placeLimit('buy', story.price('bid', 5), '0.04')
  await desk.openTab('open')
  await desk.showsRows(1)
  const [order] = story.engine.openOrders(story.accountId)
  expect(order).toMatchObject({
    ...BITCOIN,
    quantity: '0.04',
    takeProfit: { triggerPrice: '66000' },
    stopLoss: { triggerPrice: '62000' },
  })
})

it('fills when somebody sells into it: position, figures and exits appear', async () => {
  await story.other({ side: 'sell', orderType: 'market', qty: '3' })
  await waitUntil('the fill', () => position()?.size === '0.04')
  await desk.openTab('positions')
  await desk.showsRows(1)
  const text = await desk.rows.first().innerText()
  expect(text).toContain('Long')
  expect(text).toContain('0.0400')
  const entry = Number(position()?.entryPrice).toLocaleString('en', { minimumFractionDigits: 1 })
  expect(text).toContain(entry)
  await desk.openTab('strategies')
  await desk.showsRows(1)
  expect(story.engine.openStrategies(story.accountId)).toHaveLength(1)
})

it('closes half of it', async () => {
  await desk.openTab('positions')
  await desk.rows.getByRole('button', { name: 'Close BTCUSDT Long' }).click()
  await desk.dialog.getByRole('button', { name: '50% of the position' }).click()
  await desk.answerDialog(/^Sell 0.0200 BTC/)
  await waitUntil('half of it', () => position()?.size === '0.02')
  await waitUntil('the row to follow', async () =>
    (await desk.rows.first().innerText()).includes('0.0200'),
  )
})

it('guards the whole position beside the exits that came with the order', async () => {
  await desk.rows.getByRole('button', { name: /^Set take-profit/ }).click()
  await desk.dialog.getByRole('textbox', { name: 'Take-profit' }).fill('67000')
  await desk.answerDialog('Place TP/SL')
  await desk.openTab('strategies')
  await desk.showsRows(2)
  const whole = story.engine.openStrategies(story.accountId).find(({ mode }) => mode === 'full')
  expect(whole).toMatchObject({ takeProfit: { triggerPrice: '67000' }, stopLoss: null })
})

it('fits the exits that came with the order to what is left, without the stop-loss', async () => {
  const row = desk.rows.filter({ hasText: '62,000.0' })
  await row.getByRole('button', { name: /^Change/ }).click()
  await desk.dialog.getByRole('textbox', { name: 'Take-profit' }).fill('66500')
  await desk.dialog
    .getByRole('alert')
    .getByText(/0\.02 BTC/)
    .waitFor()
  await desk.dialog.getByRole('textbox', { name: 'Size' }).fill('0.02')
  await desk.dialog.getByRole('textbox', { name: 'Stop-loss' }).fill('')
  await desk.answerDialog('Change TP/SL')
  await desk.rows.filter({ hasText: '66,500.0' }).waitFor()
  const part = story.engine.openStrategies(story.accountId).find(({ mode }) => mode === 'partial')
  expect(part).toMatchObject({
    quantity: '0.02',
    takeProfit: { triggerPrice: '66500' },
    stopLoss: null,
  })
})

it('reverses it', async () => {
  await desk.closeMessages()
  await desk.openTab('positions')
  await desk.rows.getByRole('button', { name: 'Reverse BTCUSDT Long' }).click()
  await desk.answerDialog(/^Reverse to Short/)
  await waitUntil('the short', () => position()?.side === 'short')
  expect(position()).toMatchObject({ size: '0.02' })
  await desk.rows.getByText('Short').waitFor()
})

it('closes it in full; the closed positions show what it brought, fees and all', async () => {
  await desk.rows.getByRole('button', { name: 'Close BTCUSDT Short' }).click()
  await desk.answerDialog(/^Buy 0.0200 BTC/)
  await waitUntil('no position', () => position() === undefined)
  await desk.showsRows(0)
  await desk.openTab('closed')
  await desk.showsRows(2)
  for (const [index, closed] of story.engine.closedPositions(story.accountId).entries()) {
    const text = await desk.rows.nth(index).innerText()
    expect(text).toContain(signed(closed.netProfit))
  }
  expect(story.pageErrors).toEqual([])
})

/** As tables show it: two decimals, a true minus sign. */
function signed(amount: string): string {
  const value = decimal(amount).round(2, Big.roundHalfUp)
  const [whole = '', fraction = ''] = toText(value.abs()).split('.')
  const sign = value.lt(0) ? '−' : '+'
  return `${sign}${Number(whole).toLocaleString('en')}.${fraction.padEnd(2, '0')}`
}

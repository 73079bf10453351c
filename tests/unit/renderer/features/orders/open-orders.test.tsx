import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { noticesStore } from '../../../../../renderer/stores/notices-store.ts'
import { fail, invalid, succeed } from '../../../../../shared/domain/error.ts'
import type { FakeBridge } from '../../../../helpers/fake-bridge.ts'
import { ACCEPTED } from '../../../../helpers/fake-trading.ts'
import {
  argumentsOf,
  chooseIn,
  closeTradeScreen,
  giveLayout,
  openTradeScreen,
} from '../../../../helpers/open-trade-screen.tsx'

beforeAll(giveLayout)
afterEach(closeTradeScreen)

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const dialog = async () => within(await screen.findByRole('dialog'))

async function chooseAll(): Promise<FakeBridge> {
  const bridge = await openTradeScreen()
  await screen.findByRole('button', { name: /^Cancel BGBUSDT/ })
  fireEvent.click(screen.getByRole('checkbox', { name: 'Select all shown orders' }))
  await screen.findByText('4 selected')
  return bridge
}

describe('chosen orders', () => {
  it('are cancelled in one call a product line, after a question that lists them', async () => {
    const bridge = await chooseAll()
    press('Cancel 4')
    const question = await dialog()
    expect(question.getByText(/^BGBUSDT · Buy 250\.00 BGB @ 1\.1180/)).toBeTruthy()
    expect(argumentsOf(bridge, 'orders.cancelBatch')).toEqual([])
    fireEvent.click(question.getByRole('button', { name: 'Cancel 4' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    const sizes = argumentsOf(bridge, 'orders.cancelBatch').map((orders) =>
      Array.isArray(orders) ? orders.length : 0,
    )
    expect(sizes).toEqual([1, 3])
    expect(noticesStore.getState().toasts[0]).toMatchObject({
      message: { title: 'Cancel of 4 orders', text: '4 done, 0 failed, 0 uncertain' },
    })
  })

  it('count a call that was refused as failed, each of its orders', async () => {
    const bridge = await chooseAll()
    bridge.answer('orders.cancelBatch', async (orders) =>
      orders[0]?.category === 'SPOT'
        ? succeed({ items: [ACCEPTED] })
        : fail({ kind: 'unavailable', reason: 'offline' }),
    )
    press('Cancel 4')
    fireEvent.click((await dialog()).getByRole('button', { name: 'Cancel 4' }))
    await waitFor(() => expect(noticesStore.getState().toasts.length).toBe(1))
    const [toast] = noticesStore.getState().toasts
    expect(toast?.tone).toBe('refused')
    expect(toast?.message).toMatchObject({ text: /^1 done, 3 failed, 0 uncertain · / })
  })

  it('move by ticks, without the reduce-only one, and show each new price', async () => {
    const bridge = await chooseAll()
    press('Move price…')
    const form = await dialog()
    fireEvent.change(form.getByLabelText('Ticks'), { target: { value: '5' } })
    fireEvent.click(form.getByRole('radio', { name: 'Down' }))
    expect(form.getByText('60,800.0 → 60,799.5')).toBeTruthy()
    expect(form.getByText(/^1 order left out/)).toBeTruthy()
    fireEvent.click(form.getByRole('button', { name: 'Change 3 orders' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    const [spot, perpetual] = argumentsOf(bridge, 'orders.changeBatch')
    expect(spot).toMatchObject([{ change: { price: '1.1175', quantity: null } }])
    expect(perpetual).toMatchObject([
      { change: { price: '60799.5' } },
      { change: { price: '61100' } },
    ])
  })

  it('stay in the form when nothing at all was taken', async () => {
    const bridge = await chooseAll()
    bridge.answer('orders.changeBatch', async () => fail(invalid('stale-market')))
    press('Move price…')
    const form = await dialog()
    fireEvent.click(form.getByRole('button', { name: 'Change 3 orders' }))
    expect(await form.findByRole('alert')).toBeTruthy()
    expect(noticesStore.getState().toasts).toEqual([])
  })
})

describe('cancelling all', () => {
  it('of everything counts what is known and says what became of it', async () => {
    const bridge = await openTradeScreen()
    await screen.findByRole('button', { name: /^Cancel BGBUSDT/ })
    press('Cancel all…')
    expect(await screen.findByRole('menuitem', { name: 'BTCUSDT USDT Perp (3)' })).toBeTruthy()
    fireEvent.click(screen.getByRole('menuitem', { name: 'Everything (4)' }))
    const question = await dialog()
    expect(question.getByText(/^4 open orders are known here/)).toBeTruthy()
    fireEvent.click(question.getByRole('button', { name: 'Cancel all' }))
    await waitFor(() => expect(noticesStore.getState().toasts.length).toBe(1))
    const [call] = bridge.calls.filter(({ name }) => name === 'orders.cancelAll')
    expect(call?.args.slice(0, 2)).toEqual([null, null])
    expect(noticesStore.getState().toasts[0]?.message).toMatchObject({
      text: '3 done, 0 failed, 0 uncertain',
    })
  })
})

describe('the filter', () => {
  it('narrows the rows, and ticks none that it hides', async () => {
    await chooseAll()
    await chooseIn('Product line', 'Spot')
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: /^Cancel BTCUSDT/ })).toBeNull(),
    )
    expect(screen.getByText('1 selected')).toBeTruthy()
  })
})

describe('the details of an order', () => {
  it('explain in practice why it did not fill', async () => {
    const bridge = await openTradeScreen()
    const [details] = await screen.findAllByRole('button', { name: /^Details of BTCUSDT/ })
    fireEvent.click(details ?? document.body)
    const shown = await dialog()
    expect(
      await shown.findByText(/It rests at 60,800. The best price against it is 61,250\.5/),
    ).toBeTruthy()
    expect(argumentsOf(bridge, 'practice.explain')).toEqual(['1288000000000000001'])
  })

  it('ask no exchange but the practice one', async () => {
    const bridge = await openTradeScreen({ settings: { environment: 'demo' } })
    const [details] = await screen.findAllByRole('button', { name: /^Details of BTCUSDT/ })
    fireEvent.click(details ?? document.body)
    await dialog()
    expect(argumentsOf(bridge, 'practice.explain')).toEqual([])
  })
})

describe('changing an order', () => {
  it('changes its exits alone, and checks them against its price', async () => {
    const bridge = await openTradeScreen()
    fireEvent.click((await screen.findAllByRole('button', { name: 'Change' }))[0] ?? document.body)
    const form = await dialog()
    const stop = form.getByRole('textbox', { name: 'Stop-loss' })
    fireEvent.change(stop, { target: { value: '60900' } })
    expect(form.getByText('The stop-loss of a long must be below 60800.')).toBeTruthy()
    fireEvent.change(stop, { target: { value: '60000' } })
    fireEvent.click(form.getByRole('button', { name: 'Send change' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    const [call] = bridge.calls.filter(({ name }) => name === 'orders.change')
    expect(call?.args[1]).toMatchObject({
      ...{ price: null, quantity: null, takeProfit: null },
      stopLoss: { triggerPrice: '60000', triggerBy: 'mark' },
    })
  })
})

import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { StrategyDetails } from '../../../../../renderer/features/strategies/strategy-details.tsx'
import { noticesStore } from '../../../../../renderer/stores/notices-store.ts'
import { fail, succeed } from '../../../../../shared/domain/error.ts'
import {
  argumentsOf,
  closeTradeScreen,
  giveLayout,
  openTab,
  openTradeScreen,
} from '../../../../helpers/open-trade-screen.tsx'
import { aStrategyOrder } from '../../../../helpers/strategy-builders.ts'

beforeAll(giveLayout)
afterEach(closeTradeScreen)

const FULL = { category: 'USDT-FUTURES', symbol: 'BTCUSDT', orderId: '1288200000000000001' }

describe('the strategy orders', () => {
  it('name what they guard and when they act, and cancel one by its row or by Delete', async () => {
    const bridge = await openTradeScreen()
    openTab(/^Strategies/)
    fireEvent.click(
      await screen.findByRole('button', {
        name: 'Cancel BTCUSDT · Full TP/SL TP 63,200.0 / SL 59,800.0',
      }),
    )
    await waitFor(() => expect(argumentsOf(bridge, 'strategies.cancel')).toEqual([FULL]))
    const grid = screen.getByRole('grid', { name: 'Strategies' })
    fireEvent.keyDown(grid, { key: 'ArrowDown' })
    fireEvent.keyDown(grid, { key: 'Delete' })
    await waitFor(() => expect(argumentsOf(bridge, 'strategies.cancel').length).toBe(2))
  })

  it('tell a cancel that is uncertain', async () => {
    const bridge = await openTradeScreen()
    bridge.answer('strategies.cancel', async () =>
      succeed({ kind: 'unknown', clientOid: 'a', requestId: null }),
    )
    openTab(/^Strategies/)
    fireEvent.click(await screen.findByRole('button', { name: /^Cancel BTCUSDT · Full/ }))
    await waitFor(() =>
      expect(noticesStore.getState().toasts.map(({ tone }) => tone)).toEqual(['uncertain']),
    )
  })

  it('change a trigger and its size, within the rules', async () => {
    const bridge = await openTradeScreen()
    openTab(/^Strategies/)
    fireEvent.click(await screen.findByRole('button', { name: /^Change BTCUSDT · Buy/ }))
    const form = within(await screen.findByRole('dialog'))
    const price = form.getByRole('textbox', { name: 'Trigger price' })
    fireEvent.change(price, { target: { value: '60000.05' } })
    expect(form.getByText('The price must be a multiple of 0.1.')).toBeTruthy()
    fireEvent.change(price, { target: { value: '60000' } })
    fireEvent.change(form.getByLabelText('Size'), { target: { value: '0.03' } })
    fireEvent.click(form.getByRole('button', { name: 'Change trigger' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    const [call] = bridge.calls.filter(({ name }) => name === 'strategies.change')
    expect(call?.args[1]).toEqual({
      quantity: '0.03',
      trigger: {
        ...{ triggerPrice: '60000', triggerBy: 'market' },
        ...{ orderType: 'limit', limitPrice: '60050.0' },
      },
      takeProfit: null,
      stopLoss: null,
    })
  })

  it('are cancelled when both exits are emptied, and a refusal stays in the form', async () => {
    const bridge = await openTradeScreen()
    bridge.answer('strategies.cancel', async () =>
      fail({ kind: 'refused', code: '25575', message: 'could not be found' }),
    )
    openTab(/^Strategies/)
    fireEvent.click(await screen.findByRole('button', { name: /^Change BTCUSDT · Full/ }))
    const form = within(await screen.findByRole('dialog'))
    for (const name of ['Take-profit', 'Stop-loss']) {
      fireEvent.change(form.getByRole('textbox', { name }), { target: { value: '' } })
    }
    fireEvent.click(form.getByRole('button', { name: 'Remove TP/SL' }))
    expect((await form.findByRole('alert')).textContent).toContain('25575')
    expect(argumentsOf(bridge, 'strategies.cancel')).toEqual([FULL])
  })
})

describe('the ended strategy orders', () => {
  it('say which exit was reached, and in practice why', async () => {
    const bridge = await openTradeScreen()
    openTab(/^Strategies/)
    fireEvent.click(await screen.findByRole('radio', { name: 'History' }))
    fireEvent.doubleClick(await screen.findByText('Triggered · Take-profit'))
    await screen.findByRole('dialog', { name: 'Strategies · BTCUSDT' })
    await waitFor(() => expect(argumentsOf(bridge, 'practice.explain').length).toBe(1))
  })
})

describe('the details of a strategy order', () => {
  it.each([
    ['practice', ['s1']],
    ['demo', []],
    ['live', []],
  ] as const)('ask in %s why it did not fill: %j', async (environment, asked) => {
    const bridge = await openTradeScreen({ settings: { environment } })
    render(<StrategyDetails order={aStrategyOrder()} onClose={() => undefined} />)
    await screen.findByRole('dialog')
    expect(argumentsOf(bridge, 'practice.explain')).toEqual(asked)
  })
})

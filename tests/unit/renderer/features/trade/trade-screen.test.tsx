import { Tooltip } from '@base-ui/react/tooltip'
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { TradeActions } from '../../../../../renderer/features/trade/trade-actions.tsx'
import { closeTradeDesk } from '../../../../../renderer/features/trade/trade-desk.ts'
import { TradeScreen } from '../../../../../renderer/features/trade/trade-screen.tsx'
import { tradeViewStore } from '../../../../../renderer/features/trade/trade-view-store.ts'
import { startDesk } from '../../../../../renderer/start-desk.ts'
import { keysStore } from '../../../../../renderer/stores/keys-store.ts'
import { unlockLive } from '../../../../../renderer/stores/live-lock-store.ts'
import { succeed } from '../../../../../shared/domain/error.ts'
import { aChange, aDraft, anOrder } from '../../../../helpers/builders.ts'
import {
  createFakeBridge,
  type FakeBridge,
  type FakeOptions,
} from '../../../../helpers/fake-bridge.ts'

// A test document has no layout, and a virtual list without height shows no rows.
beforeAll(() => {
  for (const name of ['clientHeight', 'clientWidth']) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => 600 })
  }
})

async function openTrade(options: FakeOptions = {}): Promise<FakeBridge> {
  const bridge = createFakeBridge(options)
  Object.defineProperty(window, 'keydesk', { value: bridge, configurable: true })
  await startDesk()
  render(
    <Tooltip.Provider>
      <TradeScreen />
      <TradeActions />
    </Tooltip.Provider>,
  )
  await screen.findByLabelText('Price')
  return bridge
}

afterEach(() => {
  cleanup()
  closeTradeDesk()
  keysStore.setState({ ring: null, error: null })
  tradeViewStore.setState(tradeViewStore.getInitialState(), true)
})

const type = (label: string, text: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } })
const ticket = () => within(screen.getByRole('region', { name: 'Order ticket' }))
const submitButton = (name: RegExp) => ticket().getByRole('button', { name })
const asked = (bridge: FakeBridge, name: string) =>
  bridge.calls.filter((call) => call.name === name)

describe('the ticket', () => {
  it('starts at the best price of its own side', async () => {
    await openTrade()
    await waitFor(() =>
      expect(screen.getByLabelText<HTMLInputElement>('Price').value).toBe('61250.4'),
    )
  })

  it('says under the field what is wrong, and sends nothing', async () => {
    const bridge = await openTrade()
    type('Price', '61250.55')
    type('Size', '0.00005')
    expect(ticket().getByText('The price must be a multiple of 0.1.')).toBeTruthy()
    expect(ticket().getByText('The size must be a multiple of 0.0001.')).toBeTruthy()
    fireEvent.click(submitButton(/^Buy/))
    expect(asked(bridge, 'orders.submit')).toEqual([])
    expect(document.activeElement).toBe(screen.getByLabelText('Price'))
  })

  it('tells of an empty size only after a try to send', async () => {
    await openTrade()
    expect(ticket().queryByText('Required.')).toBeNull()
    fireEvent.click(submitButton(/^Buy/))
    expect(ticket().getByText('Required.')).toBeTruthy()
    expect(document.activeElement).toBe(screen.getByLabelText('Size'))
  })

  it('says the whole order on its button and sends exactly that', async () => {
    const bridge = await openTrade()
    type('Price', '61000')
    type('Size', '0.01')
    fireEvent.click(submitButton(/Buy 0\.0100 BTC @ 61,000\.0\s*Practice/))
    await ticket().findByText(/^Accepted: Buy 0\.0100 BTC @ 61,000\.0/)
    expect(asked(bridge, 'orders.submit')[0]?.args[0]).toEqual({
      category: 'USDT-FUTURES',
      symbol: 'BTCUSDT',
      side: 'buy',
      orderType: 'limit',
      price: '61000',
      quantity: '0.01',
      quantityUnit: 'base',
      timeInForce: 'gtc',
      reduceOnly: false,
      positionSide: null,
      marginMode: 'crossed',
      stpMode: 'none',
      takeProfit: null,
      stopLoss: null,
    })
    expect(screen.getByLabelText<HTMLInputElement>('Size').value).toBe('')
    expect(screen.getByLabelText<HTMLInputElement>('Price').value).toBe('61000')
  })

  it('sends by Ctrl+Enter, and not while the key repeats or by Enter in a field', async () => {
    const bridge = await openTrade()
    type('Size', '0.01')
    fireEvent.keyDown(screen.getByLabelText('Size'), { key: 'Enter' })
    fireEvent.keyDown(window, { key: 'Enter', ctrlKey: true, repeat: true })
    expect(asked(bridge, 'orders.submit')).toEqual([])
    fireEvent.keyDown(window, { key: 'Enter', ctrlKey: true })
    expect(asked(bridge, 'orders.submit').length).toBe(1)
    await ticket().findByText(/^Accepted/)
  })

  it('sends once however often it is pressed while the answer is out', async () => {
    const bridge = await openTrade()
    const gate = Promise.withResolvers<void>()
    bridge.answer('orders.submit', async () => {
      await gate.promise
      return succeed({ kind: 'unknown', clientOid: 'kd-1', requestId: null })
    })
    type('Price', '61000')
    type('Size', '0.01')
    fireEvent.click(submitButton(/^Buy/))
    fireEvent.click(submitButton(/^Sending/))
    fireEvent.keyDown(window, { key: 'Enter', ctrlKey: true })
    gate.resolve()
    await ticket().findByText(/^Uncertain/)
    expect(asked(bridge, 'orders.submit').length).toBe(1)
  })

  it('keeps an unknown order in sight with what was typed until it is settled', async () => {
    const bridge = await openTrade()
    bridge.answer('orders.submit', async () =>
      succeed({ kind: 'unknown', clientOid: 'kd-000101', requestId: null }),
    )
    type('Size', '0.01')
    fireEvent.click(submitButton(/^Buy/))
    await ticket().findByText(/^Uncertain: Buy 0\.0100 BTC/)
    expect(ticket().getByText(/It does not send again/)).toBeTruthy()
    expect(screen.getByLabelText<HTMLInputElement>('Size').value).toBe('0.01')
    const draft = asked(bridge, 'orders.submit')[0]?.args[0]
    act(() =>
      bridge.emit('notice.raised', {
        kind: 'order-settled',
        clientOid: 'kd-000101',
        outcome: 'accepted',
        // The page sent it a moment ago.
        draft: draft as never,
      }),
    )
    await ticket().findByText(/^Settled, it was accepted/)
  })

  it('does not leave an order at accepted that the exchange took and cancelled', async () => {
    const bridge = await openTrade()
    type('Price', '61000')
    type('Size', '0.01')
    fireEvent.click(submitButton(/^Buy/))
    await ticket().findByText(/^Accepted: Buy/)
    const [sent, account] = await Promise.all([
      bridge.requests['orders.submit'](aDraft(), 0),
      bridge.requests['account.read'](),
    ])
    if (!sent.ok || !account.ok) throw new Error('the fake desk refused')
    const order = anOrder({
      clientOid: sent.value.clientOid,
      timeInForce: 'ioc',
      filledQuantity: '0.004',
      status: 'cancelled',
    })
    const { keySetId } = account.value
    act(() => bridge.emit('account.changed', { sequence: 2, keySetId, orders: [order] }))
    expect(await ticket().findByText(/^Cancelled: Buy 0\.0100 BTC @ 61,000\.0/)).toBeTruthy()
    expect(ticket().getByText(/ended with 0\.0040 BTC filled/)).toBeTruthy()
    expect(ticket().queryByText(/^Accepted/)).toBeNull()
  })

  it('explains a refusal of the exchange and keeps what was typed', async () => {
    const bridge = await openTrade()
    bridge.answer('orders.submit', async () =>
      succeed({
        kind: 'rejected',
        clientOid: 'kd-1',
        error: { kind: 'refused', code: '45110', message: 'less than the minimum amount 5 USDT' },
        requestId: 3,
      }),
    )
    type('Size', '0.01')
    fireEvent.click(submitButton(/^Buy/))
    await ticket().findByText(/^Rejected: Buy 0\.0100 BTC/)
    expect(ticket().getByText(/45110/)).toBeTruthy()
    expect(screen.getByLabelText<HTMLInputElement>('Size').value).toBe('0.01')
  })

  it('takes all that the account can really pay for', async () => {
    await openTrade()
    await waitFor(() => expect(ticket().getByText('24,457.72 USDT')).toBeTruthy())
    type('Price', '60000')
    fireEvent.click(ticket().getByRole('button', { name: '100%' }))
    // 24457.72 / (60000 x (1/10 + 0.0006)) = 4.05197…, step 0.0001
    expect(screen.getByLabelText<HTMLInputElement>('Size').value).toBe('4.0519')
  })

  it('names the missing key under the button and offers it in one click', async () => {
    const bridge = await openTrade({ scenario: 'first-run' })
    await ticket().findByText('Practice needs a key. One click makes it.')
    fireEvent.click(submitButton(/^Buy/))
    expect(asked(bridge, 'orders.submit')).toEqual([])
    fireEvent.click(submitButton(/Make a practice key/))
    await waitFor(() => expect(ticket().queryByText(/Practice needs a key/)).toBeNull())
  })

  it('refuses market orders while the feed is stale, and says so', async () => {
    const bridge = await openTrade({ scenario: 'trouble' })
    type('Size', '0.01')
    fireEvent.click(ticket().getByRole('radio', { name: 'Market' }))
    await ticket().findByText(/^Guard “stale market”/)
    fireEvent.click(submitButton(/^Buy/))
    expect(asked(bridge, 'orders.submit')).toEqual([])
  })

  it('is locked in live until unlocked, and then wants to be held', async () => {
    const bridge = await openTrade({ settings: { environment: 'live' } })
    type('Size', '0.01')
    await ticket().findByText('Live is locked. Orders there move real money.')
    act(() => unlockLive())
    const button = submitButton(/^Buy/)
    fireEvent.pointerDown(button)
    fireEvent.pointerUp(button)
    fireEvent.click(button)
    fireEvent.keyDown(window, { key: 'Enter', ctrlKey: true })
    expect(asked(bridge, 'orders.submit')).toEqual([])
    expect(document.activeElement).toBe(button)
    fireEvent.pointerDown(button)
    await waitFor(() => expect(asked(bridge, 'orders.submit').length).toBe(1), { timeout: 3000 })
  })
})

describe('the trade screen', () => {
  it('watches anew after a gap in the stream', async () => {
    const bridge = await openTrade()
    const before = asked(bridge, 'market.watch').length
    const update = { category: 'USDT-FUTURES', symbol: 'BTCUSDT', interval: '1m' } as const
    act(() => bridge.emit('market.changed', { ...update, sequence: 9 }))
    await waitFor(() => expect(asked(bridge, 'market.watch').length).toBe(before + 1))
  })

  it('takes a click on a book price into the ticket', async () => {
    await openTrade()
    const row = document.querySelector('[data-side="asks"][data-price="61250.9"] span')
    if (row === null) throw new Error('no such level')
    fireEvent.click(row)
    expect(screen.getByLabelText<HTMLInputElement>('Price').value).toBe('61250.9')
  })

  it('takes a click on a book price as the trigger, or as the limit of the field in use', async () => {
    await openTrade()
    const row = document.querySelector('[data-side="asks"][data-price="61250.9"] span')
    if (row === null) throw new Error('no such level')
    fireEvent.click(screen.getByRole('radio', { name: 'Trigger' }))
    fireEvent.click(row)
    const trigger = screen.getByLabelText<HTMLInputElement>('Trigger price')
    expect(trigger.value).toBe('61250.9')
    fireEvent.change(trigger, { target: { value: '62000' } })
    const limits = screen.getAllByRole('radio', { name: 'Limit' })
    fireEvent.click(limits.at(-1) ?? document.body)
    screen.getByLabelText('Price').focus()
    fireEvent.click(row)
    expect(screen.getByLabelText<HTMLInputElement>('Price').value).toBe('61250.9')
    expect(screen.getByLabelText<HTMLInputElement>('Trigger price').value).toBe('62000')
  })

  it('shows orders of unknown fate above the open ones', async () => {
    await openTrade({ scenario: 'trouble' })
    const grid = await screen.findByRole('grid', { name: 'Open orders' })
    await waitFor(() => expect(within(grid).getAllByRole('row').length).toBeGreaterThan(2))
    expect(within(grid).getAllByRole('row')[1]?.textContent).toContain('Uncertain')
  })

  it('cancels the order of the row and tells that the cancel was taken', async () => {
    const bridge = await openTrade()
    fireEvent.click(
      await screen.findByRole('button', { name: /^Cancel BTCUSDT · Buy 0\.0500 BTC/ }),
    )
    expect(asked(bridge, 'orders.cancel')[0]?.args[0]).toEqual({
      category: 'USDT-FUTURES',
      symbol: 'BTCUSDT',
      orderId: '1288000000000000001',
    })
  })

  it('takes an order that ends out of the open orders', async () => {
    const bridge = await openTrade()
    await screen.findByRole('button', { name: /^Cancel BTCUSDT · Buy 0\.0500 BTC/ })
    const answer = await bridge.requests['account.read']()
    if (!answer.ok) throw new Error('no account')
    const order = answer.value.openOrders.find(({ orderId }) => orderId.endsWith('0001'))
    if (order === undefined) throw new Error('no such order')
    const { keySetId } = answer.value
    act(() =>
      bridge.emit('account.changed', {
        sequence: 2,
        keySetId,
        orders: [{ ...order, status: 'cancelled' }],
      }),
    )
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: /^Cancel BTCUSDT · Buy 0\.0500/ })).toBeNull(),
    )
  })

  it('changes an order only within its rules', async () => {
    const bridge = await openTrade()
    fireEvent.click((await screen.findAllByRole('button', { name: 'Change' }))[0] ?? document.body)
    const dialog = within(await screen.findByRole('dialog'))
    fireEvent.change(dialog.getByLabelText('New price'), { target: { value: '60800.05' } })
    expect(dialog.getByText('The price must be a multiple of 0.1.')).toBeTruthy()
    fireEvent.change(dialog.getByLabelText('New price'), { target: { value: '60700' } })
    fireEvent.click(dialog.getByRole('button', { name: 'Send change' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(asked(bridge, 'orders.change')[0]?.args[1]).toEqual(aChange({ price: '60700' }))
  })

  it('closes a whole position at market by the exchange’s own closing, after a question', async () => {
    const bridge = await openTrade()
    fireEvent.click(screen.getByRole('tab', { name: /^Positions/ }))
    fireEvent.click(await screen.findByRole('button', { name: 'Close BTCUSDT Long' }))
    const dialog = within(await screen.findByRole('dialog'))
    fireEvent.click(dialog.getByRole('button', { name: 'Sell 0.1000 BTC at market, reduce-only' }))
    await waitFor(() => expect(asked(bridge, 'positions.close').length).toBe(1))
    expect(asked(bridge, 'positions.close')[0]?.args[0]).toEqual({
      category: 'USDT-FUTURES',
      symbol: 'BTCUSDT',
      side: 'long',
    })
  })

  it('obeys single keys outside fields and leaves them to fields', async () => {
    await openTrade()
    fireEvent.keyDown(document.body, { key: 's' })
    await ticket().findByRole('button', { name: /^Sell/ })
    fireEvent.keyDown(screen.getByLabelText('Price'), { key: 'b' })
    expect(ticket().getByRole('button', { name: /^Sell/ })).toBeTruthy()
    fireEvent.keyDown(document.body, { key: '1' })
    await screen.findByRole('grid', { name: 'Positions' })
  })

  it('puts the focus into the table that a number opens, ready for the arrows', async () => {
    await openTrade()
    fireEvent.keyDown(document.body, { key: '2' })
    const open = await screen.findByRole('grid', { name: 'Open orders' })
    await waitFor(() => expect(document.activeElement).toBe(open))
    fireEvent.keyDown(open, { key: '1' })
    const positions = await screen.findByRole('grid', { name: 'Positions' })
    await waitFor(() => expect(document.activeElement).toBe(positions))
  })
})

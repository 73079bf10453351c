import { Tooltip } from '@base-ui/react/tooltip'
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { OrderTicket } from '../../../../../renderer/features/ticket/order-ticket.tsx'
import { closeTradeDesk } from '../../../../../renderer/features/trade/trade-desk.ts'
import { startDesk } from '../../../../../renderer/start-desk.ts'
import { keysStore } from '../../../../../renderer/stores/keys-store.ts'
import { settingsStore } from '../../../../../renderer/stores/settings-store.ts'
import { succeed } from '../../../../../shared/domain/error.ts'
import {
  createFakeBridge,
  type FakeBridge,
  type FakeOptions,
} from '../../../../helpers/fake-bridge.ts'

const HEDGE: FakeOptions = { account: { holdMode: 'hedge_mode' } }
const COIN: FakeOptions = {
  settings: { instrument: { category: 'COIN-FUTURES', symbol: 'BTCUSD' } },
}

afterEach(() => {
  cleanup()
  closeTradeDesk()
  keysStore.setState(keysStore.getInitialState())
})

async function openTicket(options: FakeOptions = {}, price = 'Price'): Promise<FakeBridge> {
  const bridge = createFakeBridge(options)
  Object.defineProperty(window, 'keydesk', { value: bridge, configurable: true })
  await startDesk()
  render(
    <Tooltip.Provider>
      <OrderTicket />
    </Tooltip.Provider>,
  )
  await screen.findByLabelText(price)
  // The account has come when the share chips can be pressed or leverage is named.
  await waitFor(() => expect(screen.queryByText(/Account is loading/)).toBeNull())
  return bridge
}

const type = (label: string, text: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } })
const radio = (name: string) => fireEvent.click(screen.getByRole('radio', { name }))
const send = () => fireEvent.click(screen.getByRole('button', { name: /Practice$/ }))
const sent = (bridge: FakeBridge, name: string) =>
  bridge.calls.filter((call) => call.name === name).map((call) => call.args[0])

const button = () => screen.getByRole('button', { name: /Practice$|练习$/ }).textContent

describe('hedge mode', () => {
  it.each([
    ['Open', 'Open long', 'Open long BTCUSDT'],
    ['Open', 'Open short', 'Open short BTCUSDT'],
    ['Close', 'Close long', 'Close long BTCUSDT'],
    ['Close', 'Close short', 'Close short BTCUSDT'],
  ])('%s: the button says what the order is for before there is a size', async (...names) => {
    await openTicket(HEDGE)
    const [intent, choice, said] = names
    radio(intent)
    radio(choice)
    expect(button()).toContain(said)
  })

  it('says so in Chinese too', async () => {
    await openTicket({ ...HEDGE, settings: { language: 'zh-CN' } }, '价格')
    radio('开空')
    expect(button()).toContain('开空 BTCUSDT')
  })

  it('opens a short, and its button says so', async () => {
    const bridge = await openTicket(HEDGE)
    radio('Open short')
    type('Price', '61000')
    type('Size', '0.01')
    expect(screen.getByRole('button', { name: /Practice$/ }).textContent).toContain(
      'Sell 0.0100 BTC @ 61,000.0, open short',
    )
    send()
    expect(sent(bridge, 'orders.submit')[0]).toMatchObject({
      side: 'sell',
      positionSide: 'short',
      reduceOnly: false,
    })
  })

  it('closes a long by selling, without reduce-only or exits', async () => {
    const bridge = await openTicket(HEDGE)
    expect(screen.queryByLabelText('Reduce-only')).toBeNull()
    radio('Close')
    radio('Close long')
    expect(screen.queryByLabelText('TP / SL')).toBeNull()
    type('Size', '0.05')
    send()
    expect(sent(bridge, 'orders.submit')[0]).toMatchObject({
      side: 'sell',
      positionSide: 'long',
      takeProfit: null,
    })
  })

  it('tells that more cannot be closed than is free', async () => {
    const bridge = await openTicket(HEDGE)
    radio('Close')
    radio('Close long')
    type('Size', '0.2')
    expect(screen.getByText('More than can be closed: 0.1 BTC is free.')).toBeTruthy()
    send()
    expect(sent(bridge, 'orders.submit')).toEqual([])
    expect(document.activeElement).toBe(screen.getByLabelText('Size'))
  })
})

describe('exits', () => {
  it('go with the order at the distances of a template', async () => {
    const bridge = await openTicket()
    type('Price', '60000')
    type('Size', '0.01')
    fireEvent.click(screen.getByRole('button', { name: 'Templates' }))
    fireEvent.click(await screen.findByRole('button', { name: /^2 : 1/ }))
    send()
    expect(sent(bridge, 'orders.submit')[0]).toMatchObject({
      takeProfit: {
        triggerPrice: '61200',
        triggerBy: 'mark',
        orderType: 'market',
        limitPrice: null,
      },
      stopLoss: { triggerPrice: '59400' },
    })
  })

  it('on the wrong side are told at their field and under the button', async () => {
    const bridge = await openTicket()
    type('Price', '60000')
    type('Size', '0.01')
    fireEvent.click(screen.getByRole('checkbox', { name: 'TP / SL' }))
    type('Stop-loss', '60100')
    expect(screen.getByText('The stop-loss of a long must be below 60000.')).toBeTruthy()
    send()
    expect(sent(bridge, 'orders.submit')).toEqual([])
    expect(screen.getByText(/^Stop-loss: The stop-loss of a long/)).toBeTruthy()
    expect(document.activeElement).toBe(screen.getByLabelText('Stop-loss'))
  })

  it('are kept as a template under a name', async () => {
    await openTicket()
    type('Price', '60000')
    fireEvent.click(screen.getByRole('checkbox', { name: 'TP / SL' }))
    type('Take-profit', '61800')
    fireEvent.click(screen.getByRole('button', { name: 'Templates' }))
    const name = await screen.findByLabelText('Keep these exits as a template')
    fireEvent.change(name, { target: { value: 'Swing' } })
    fireEvent.keyDown(name, { key: 'Enter' })
    await waitFor(() =>
      expect(settingsStore.getState().settings.bracketTemplates.at(-1)).toEqual({
        name: 'Swing',
        takeProfitPercent: '3',
        stopLossPercent: null,
        triggerBy: 'mark',
      }),
    )
  })

  it('set the size by what may be lost', async () => {
    const bridge = await openTicket()
    type('Price', '60000')
    fireEvent.click(screen.getByRole('checkbox', { name: 'TP / SL' }))
    type('Stop-loss', '59000')
    radio('Risk')
    type('Size', '100')
    send()
    // 1000 + 0.0006 x (60000 + 59000) = 1071.4 lost for a coin
    expect(sent(bridge, 'orders.submit')[0]).toMatchObject({ quantity: '0.0933' })
  })
})

describe('a trigger', () => {
  it('is placed as a strategy order', async () => {
    const bridge = await openTicket()
    radio('Trigger')
    type('Trigger price', '62000')
    type('Size', '0.01')
    expect(screen.getByRole('button', { name: /Practice$/ }).textContent).toContain(
      'At mark 62,000.0: Buy 0.0100 BTC at market',
    )
    send()
    await screen.findByText(/^Accepted: At mark 62,000\.0/)
    expect(sent(bridge, 'orders.submit')).toEqual([])
    expect(sent(bridge, 'strategies.place')).toEqual([
      {
        kind: 'trigger',
        category: 'USDT-FUTURES',
        symbol: 'BTCUSDT',
        side: 'buy',
        positionSide: null,
        reduceOnly: false,
        marginMode: 'crossed',
        quantity: '0.01',
        trigger: {
          triggerPrice: '62000',
          triggerBy: 'mark',
          orderType: 'market',
          limitPrice: null,
        },
      },
    ])
  })

  it('wants its price, and goes to that field', async () => {
    const bridge = await openTicket()
    radio('Trigger')
    type('Size', '0.01')
    send()
    expect(sent(bridge, 'strategies.place')).toEqual([])
    expect(document.activeElement).toBe(screen.getByLabelText('Trigger price'))
  })
})

describe('margin', () => {
  it('sets isolated leverage of one side in hedge mode and trades isolated from then on', async () => {
    const bridge = await openTicket(HEDGE)
    fireEvent.click(await screen.findByRole('button', { name: /^Leverage Crossed 10×/ }))
    const dialog = within(await screen.findByRole('dialog'))
    fireEvent.click(dialog.getByRole('radio', { name: 'Isolated' }))
    fireEvent.click(dialog.getByRole('radio', { name: 'Short' }))
    fireEvent.change(dialog.getByLabelText('Leverage'), { target: { value: '7' } })
    fireEvent.click(dialog.getByRole('button', { name: 'Isolated, 7×' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    const call = bridge.calls.find(({ name }) => name === 'account.setLeverage')
    expect(call?.args).toEqual([
      { category: 'USDT-FUTURES', symbol: 'BTCUSDT' },
      '7',
      { marginMode: 'isolated', positionSide: 'short' },
    ])
    type('Price', '61000')
    type('Size', '0.01')
    send()
    expect(sent(bridge, 'orders.submit')[0]).toMatchObject({ marginMode: 'isolated' })
  })

  it('shows liquidation before and after, and margin from other coins', async () => {
    await openTicket()
    type('Price', '61250.4')
    type('Size', '0.5')
    const preview = screen.getByLabelText('Preview')
    await waitFor(() => expect(preview.textContent).toMatch(/38,418\.2 → ≈ [\d,]+\.\d/))
  })
})

describe('coin-margined', () => {
  it('counts contracts in dollars, told in coins where that is asked for', async () => {
    const bridge = await openTicket({
      ...COIN,
      account: {
        leverages: [
          { category: 'COIN-FUTURES', symbol: 'BTCUSD', marginMode: 'crossed', leverage: '10' },
        ],
      },
    })
    type('Price', '60000')
    radio('BTC')
    type('Size', '0.01')
    send()
    expect(sent(bridge, 'orders.submit')[0]).toMatchObject({
      category: 'COIN-FUTURES',
      quantity: '600',
      quantityUnit: 'quote',
    })
    expect(screen.getByLabelText('Preview').textContent).toContain('BTC')
  })
})

describe('size presets', () => {
  it('are kept, taken and removed by keyboard', async () => {
    await openTicket()
    type('Size', '0.25')
    fireEvent.click(screen.getByRole('button', { name: 'Keep this size as a preset' }))
    const chip = await screen.findByRole('button', { name: 'Size 0.25 BTC' })
    type('Size', '1')
    fireEvent.click(chip)
    expect(screen.getByLabelText<HTMLInputElement>('Size').value).toBe('0.25')
    act(() => chip.focus())
    fireEvent.keyDown(chip, { key: 'Delete' })
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Size 0.25 BTC' })).toBeNull())
  })
})

it('prevents self-trades as the settings say until the ticket says otherwise', async () => {
  const bridge = await openTicket({ settings: { stpMode: 'cancel_taker' } })
  type('Price', '61000')
  type('Size', '0.01')
  send()
  expect(sent(bridge, 'orders.submit')[0]).toMatchObject({ stpMode: 'cancel_taker' })
})

describe('a key of the other environment', () => {
  it('can be bound to it from the refused order', async () => {
    const bridge = await openTicket({ settings: { environment: 'demo' } })
    bridge.answer('orders.submit', async () =>
      succeed({
        kind: 'rejected',
        clientOid: 'kd-1',
        error: { kind: 'unauthorised', code: '40099', message: 'environment is incorrect' },
        requestId: 9,
      }),
    )
    type('Size', '0.01')
    fireEvent.click(screen.getByRole('button', { name: /Demo$/ }))
    expect(await screen.findByRole('button', { name: /^Bind/ })).toBeTruthy()
  })
})

import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { unlockLive } from '../../../../../renderer/stores/live-lock-store.ts'
import { noticesStore } from '../../../../../renderer/stores/notices-store.ts'
import { fail, succeed } from '../../../../../shared/domain/error.ts'
import type { FakeBridge } from '../../../../helpers/fake-bridge.ts'
import { aCoinPosition } from '../../../../helpers/fake-positions.ts'
import {
  argumentsOf,
  closeTradeScreen,
  giveLayout,
  openTab,
  openTradeScreen,
} from '../../../../helpers/open-trade-screen.tsx'

beforeAll(giveLayout)
afterEach(closeTradeScreen)

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const type = (label: string, text: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } })

async function ask(name: RegExp) {
  openTab(/^Positions/)
  fireEvent.click(await screen.findByRole('button', { name }))
  return within(await screen.findByRole('dialog'))
}

async function inHedgeMode(bridge: FakeBridge): Promise<void> {
  const answer = await bridge.requests['account.read']()
  if (!answer.ok || answer.value.settings === null) throw new Error('no account')
  const settings = { ...answer.value.settings, holdMode: 'hedge_mode' as const }
  bridge.answer('account.read', async () => succeed({ ...answer.value, settings }))
}

describe('the positions', () => {
  it('show ADL lights in words, and net profit at the live mark', async () => {
    await openTradeScreen()
    openTab(/^Positions/)
    expect(await screen.findByRole('img', { name: 'ADL rank 3 of 5' })).toBeTruthy()
    expect(screen.getByRole('img', { name: 'ADL rank 5 of 5' })).toBeTruthy()
    // (61256.6 - 60921.3) x 0.1 = 33.53; less 3.65, 0.61 and the fee to close 3.675396: 25.59
    await screen.findByText('+25.59')
  })

  it('are sized and counted in their own unit when margined in coin', async () => {
    await openTradeScreen({}, (bridge) => {
      const read = bridge.requests['account.read']
      const before = read()
      bridge.answer('account.read', async () => {
        const answer = await before
        return answer.ok ? succeed({ ...answer.value, positions: [aCoinPosition()] }) : answer
      })
    })
    openTab(/^Positions/)
    // 3000 / 60000 - 3000 / 61250
    const profit = await screen.findByText('+0.001020')
    expect(profit.parentElement?.textContent).toContain('+0.001020 BTC')
    // Less 0.00003 and the fee to close 0.0000294.
    expect(screen.getByText('+0.000961').parentElement?.textContent).toBe('+0.000961 BTC')
  })

  it('are acted on by keys: Enter, Delete and R on the chosen row', async () => {
    await openTradeScreen()
    openTab(/^Positions/)
    const grid = await screen.findByRole('grid', { name: 'Positions' })
    await screen.findByText('SOLUSDT')
    fireEvent.keyDown(grid, { key: 'ArrowDown' })
    for (const [key, title] of [
      ['Delete', /^Close BTCUSDT Long/],
      ['r', /^Reverse BTCUSDT Long/],
      ['Enter', /^Take-profit and stop-loss/],
    ] as const) {
      fireEvent.keyDown(grid, { key })
      expect(await screen.findByRole('dialog', { name: title })).toBeTruthy()
      press('Cancel')
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    }
  })
})

describe('closing a position', () => {
  it('in part sends a reduce-only order of that part, said in words first', async () => {
    const bridge = await openTradeScreen()
    const dialog = await ask(/^Close BTCUSDT Long/)
    fireEvent.click(dialog.getByRole('button', { name: '25% of the position' }))
    expect(dialog.getByText('Realises +8.38 USDT at 61,256.6, before fees.')).toBeTruthy()
    fireEvent.click(dialog.getByRole('button', { name: 'Sell 0.0250 BTC at market, reduce-only' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(argumentsOf(bridge, 'positions.close')).toEqual([])
    expect(argumentsOf(bridge, 'orders.submit')).toEqual([
      expect.objectContaining({
        ...{ side: 'sell', orderType: 'market', price: null, quantity: '0.025' },
        ...{ reduceOnly: true, positionSide: null, quantityUnit: 'base' },
      }),
    ])
  })

  it('at a price in hedge mode names the position instead of reduce-only', async () => {
    const bridge = await openTradeScreen({}, (fake) => void inHedgeMode(fake))
    await act(async () => undefined)
    const dialog = await ask(/^Close SOLUSDT Short/)
    fireEvent.click(dialog.getByRole('radio', { name: 'Limit' }))
    type('Limit price', '147.5')
    fireEvent.click(dialog.getByRole('button', { name: 'Buy 12.5 SOL @ 147.500' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(argumentsOf(bridge, 'orders.submit')).toEqual([
      expect.objectContaining({
        ...{ side: 'buy', orderType: 'limit', price: '147.5', quantity: '12.5' },
        ...{ reduceOnly: false, positionSide: 'short' },
      }),
    ])
  })

  it('says under the field what is wrong and sends nothing', async () => {
    const bridge = await openTradeScreen()
    const dialog = await ask(/^Close BTCUSDT Long/)
    type('Size to close', '0.2')
    expect(dialog.getByText('More than can be closed: 0.1 BTC is free.')).toBeTruthy()
    fireEvent.submit(dialog.getByLabelText('Size to close'))
    expect(argumentsOf(bridge, 'orders.submit')).toEqual([])
  })

  it('keeps a refusal in the form, sends once, and tells an uncertain end', async () => {
    const bridge = await openTradeScreen()
    bridge.answer('positions.close', async () => fail({ kind: 'rateLimited', retryAfterMs: 900 }))
    const dialog = await ask(/^Close BTCUSDT Long/)
    const send = dialog.getByRole('button', { name: /^Sell 0\.1000 BTC at market/ })
    fireEvent.click(send)
    fireEvent.click(send)
    expect(await dialog.findByRole('alert')).toBeTruthy()
    expect(argumentsOf(bridge, 'positions.close').length).toBe(1)
    bridge.answer('positions.close', async () =>
      succeed({ kind: 'unknown', clientOid: 'kd-1', requestId: null }),
    )
    fireEvent.click(send)
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(noticesStore.getState().toasts.map(({ tone }) => tone)).toEqual(['uncertain'])
  })

  it('waits for live to be unlocked', async () => {
    const bridge = await openTradeScreen({ settings: { environment: 'live' } })
    const dialog = await ask(/^Close BTCUSDT Long/)
    expect(dialog.getByText('Live is locked. Orders there move real money.')).toBeTruthy()
    act(() => unlockLive())
    fireEvent.click(dialog.getByRole('button', { name: /^Sell 0\.1000 BTC/ }))
    await waitFor(() => expect(argumentsOf(bridge, 'positions.close').length).toBe(1))
  })
})

describe('reversing a position', () => {
  it('says both orders, and tells their counts', async () => {
    const bridge = await openTradeScreen()
    const dialog = await ask(/^Reverse BTCUSDT Long/)
    expect(
      dialog.getByText('Closes Long 0.1000 BTC and opens Short 0.1000 BTC, both at market.'),
    ).toBeTruthy()
    fireEvent.click(dialog.getByRole('button', { name: 'Reverse to Short 0.1000 BTC' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(argumentsOf(bridge, 'positions.reverse')).toEqual([
      { category: 'USDT-FUTURES', symbol: 'BTCUSDT', side: 'long' },
    ])
    const [toast] = noticesStore.getState().toasts
    expect(toast).toMatchObject({
      tone: 'done',
      message: { title: 'Reverse of BTCUSDT Long', text: '2 done, 0 failed, 0 uncertain' },
    })
  })
})

describe('take-profit and stop-loss of a position', () => {
  it('changes the one that guards all of it, after a check of its side', async () => {
    const bridge = await openTradeScreen()
    const dialog = await ask(/stop-loss of BTCUSDT Long/)
    const stop = dialog.getByRole('textbox', { name: 'Stop-loss' })
    fireEvent.change(stop, { target: { value: '62000' } })
    expect(dialog.getByText('The stop-loss of a long must be below 61256.6.')).toBeTruthy()
    fireEvent.change(stop, { target: { value: '59000' } })
    fireEvent.click(dialog.getByRole('button', { name: 'Change TP/SL' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    const [call] = bridge.calls.filter(({ name }) => name === 'strategies.change')
    expect(call?.args.slice(0, 2)).toEqual([
      { category: 'USDT-FUTURES', symbol: 'BTCUSDT', orderId: '1288200000000000001' },
      {
        quantity: null,
        trigger: null,
        takeProfit: null,
        stopLoss: {
          ...{ triggerPrice: '59000', triggerBy: 'mark', orderType: 'market', limitPrice: null },
        },
      },
    ])
  })

  it('places one for a part beside it', async () => {
    const bridge = await openTradeScreen()
    const dialog = await ask(/stop-loss of SOLUSDT Short/)
    fireEvent.click(dialog.getByRole('radio', { name: 'Part of it' }))
    fireEvent.change(dialog.getByLabelText('Size'), { target: { value: '5' } })
    fireEvent.change(dialog.getByRole('textbox', { name: 'Take-profit' }), {
      target: { value: '140' },
    })
    fireEvent.click(dialog.getByRole('button', { name: 'Place TP/SL' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(argumentsOf(bridge, 'strategies.place')).toEqual([
      expect.objectContaining({
        ...{ kind: 'tpsl', symbol: 'SOLUSDT', positionSide: 'short' },
        ...{ mode: 'partial', quantity: '5', stopLoss: null },
      }),
    ])
  })
})

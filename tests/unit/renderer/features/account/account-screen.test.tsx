import { Tooltip } from '@base-ui/react/tooltip'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { AccountScreen } from '../../../../../renderer/features/account/account-screen.tsx'
import { closeTradeDesk } from '../../../../../renderer/features/trade/trade-desk.ts'
import { startDesk } from '../../../../../renderer/start-desk.ts'
import { keysStore } from '../../../../../renderer/stores/keys-store.ts'
import { noticesStore } from '../../../../../renderer/stores/notices-store.ts'
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

afterEach(() => {
  cleanup()
  closeTradeDesk()
  keysStore.setState({ ring: null, error: null })
  noticesStore.setState(noticesStore.getInitialState(), true)
})

async function openAccount(options: FakeOptions = {}): Promise<FakeBridge> {
  const bridge = createFakeBridge(options)
  Object.defineProperty(window, 'keydesk', { value: bridge, configurable: true })
  await startDesk()
  render(
    <Tooltip.Provider>
      <AccountScreen />
    </Tooltip.Provider>,
  )
  await screen.findByRole('tab', { name: 'Balances' })
  return bridge
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const open = (tab: string) => fireEvent.click(screen.getByRole('tab', { name: tab }))
const callsOf = (bridge: FakeBridge, name: string) =>
  bridge.calls.filter((call) => call.name === name)

describe('the account screen', () => {
  it('shows both wallets', async () => {
    await openAccount()
    expect((await screen.findAllByText('2,500.50000000')).length).toBe(2)
    expect(screen.getByRole('region', { name: 'Unified account' })).toBeTruthy()
  })

  it('keeps nothing back when the funding account cannot be read, and asks again', async () => {
    const bridge = await openAccount({ scenario: 'trouble' })
    await screen.findByRole('alert')
    const before = callsOf(bridge, 'account.funding').length
    press('Try again')
    await waitFor(() => expect(callsOf(bridge, 'account.funding').length).toBe(before + 1))
  })

  it('sends a transfer once, at most what may be moved', async () => {
    const bridge = await openAccount()
    press('Transfer')
    await screen.findByText('At most 2,500.5 USDT')
    const amount = screen.getByLabelText('Amount')
    fireEvent.change(amount, { target: { value: '2500.51' } })
    expect(screen.getByRole('alert').textContent).toContain('2,500.5')
    fireEvent.change(amount, { target: { value: '100' } })
    press('Transfer 100 USDT')
    press('Transfer 100 USDT')
    await waitFor(() => expect(noticesStore.getState().history[0]?.tone).toBe('done'))
    expect(callsOf(bridge, 'account.transfer').map((call) => call.args)).toEqual([
      [{ from: 'funding', to: 'unified', coin: 'USDT', amount: '100' }],
    ])
  })

  it('tells a lost answer to a transfer as uncertain', async () => {
    await openAccount({ scenario: 'trouble' })
    press('Transfer')
    fireEvent.change(await screen.findByLabelText('Amount'), { target: { value: '5' } })
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Transfer 5 USDT' })).toHaveProperty(
        'disabled',
        false,
      ),
    )
    press('Transfer 5 USDT')
    await waitFor(() => expect(noticesStore.getState().history[0]?.tone).toBe('uncertain'))
  })

  it('lists the ledger by product line and coin, older pages and files included', async () => {
    const bridge = await openAccount()
    open('Ledger')
    expect((await screen.findAllByText('Futures buy')).length).toBeGreaterThan(0)
    // What this version has no words for is shown as the exchange spells it.
    expect(screen.getAllByText('A_LATER_TYPE').length).toBeGreaterThan(0)
    press('Older')
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Older' })).toBeNull())
    const asked = callsOf(bridge, 'ledger.history').map((call) => call.args)
    expect(asked.map(([, cursor]) => cursor)).toEqual([null, 'older'])
    expect(asked[0]?.[0]).toMatchObject({ category: 'USDT-FUTURES', coin: null, type: null })
    press('Export CSV')
    await waitFor(() => expect(callsOf(bridge, 'history.export')).toHaveLength(1))
    expect(callsOf(bridge, 'history.export')[0]?.args).toMatchObject([
      { kind: 'ledger', format: 'csv', filter: { category: 'USDT-FUTURES' } },
    ])
  })

  it('lists fee rates of a product line and finds a symbol', async () => {
    const bridge = await openAccount()
    open('Fee rates')
    await screen.findByText('SOLUSDT')
    fireEvent.click(screen.getByRole('radio', { name: 'Spot' }))
    await waitFor(() =>
      expect(callsOf(bridge, 'account.allFeeRates').at(-1)?.args).toEqual(['SPOT']),
    )
    fireEvent.change(screen.getByLabelText('Find a symbol'), { target: { value: 'xrp' } })
    await waitFor(() => expect(screen.queryByText('SOLUSDT')).toBeNull())
    expect(screen.getByText('XRPUSDT')).toBeTruthy()
  })

  it('switches the position mode only after a question, and shows a refusal', async () => {
    const bridge = await openAccount({ scenario: 'trouble' })
    open('Settings')
    fireEvent.click(await screen.findByRole('radio', { name: 'Hedge' }))
    expect(callsOf(bridge, 'account.setHoldMode')).toEqual([])
    press('Switch to Hedge')
    expect((await screen.findByText(/25010/)).textContent).toContain('25010')
    expect(callsOf(bridge, 'account.setHoldMode').map((call) => call.args)).toEqual([
      ['hedge_mode'],
    ])
  })

  it('turns the fee deduction on and shows what the exchange answered', async () => {
    const bridge = await openAccount()
    open('Settings')
    fireEvent.click(await screen.findByRole('radio', { name: 'On' }))
    await waitFor(() =>
      expect(screen.getByRole('radio', { name: 'On' }).getAttribute('aria-checked')).toBe('true'),
    )
    expect(callsOf(bridge, 'account.setDeduction').map((call) => call.args)).toEqual([[true]])
  })
})

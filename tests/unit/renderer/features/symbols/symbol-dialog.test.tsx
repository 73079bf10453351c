import { Tooltip } from '@base-ui/react/tooltip'
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { SymbolDialog } from '../../../../../renderer/features/symbols/symbol-dialog.tsx'
import { closeTradeDesk } from '../../../../../renderer/features/trade/trade-desk.ts'
import { tradeViewStore } from '../../../../../renderer/features/trade/trade-view-store.ts'
import { startDesk } from '../../../../../renderer/start-desk.ts'
import { settingsStore } from '../../../../../renderer/stores/settings-store.ts'
import { succeed } from '../../../../../shared/domain/error.ts'
import { aPerpetual } from '../../../../helpers/builders.ts'
import { createFakeBridge, type FakeBridge } from '../../../../helpers/fake-bridge.ts'

afterEach(() => {
  cleanup()
  closeTradeDesk()
  tradeViewStore.setState(tradeViewStore.getInitialState(), true)
})

async function openDialog(prepare: (bridge: FakeBridge) => void = () => undefined) {
  const bridge = createFakeBridge()
  prepare(bridge)
  Object.defineProperty(window, 'keydesk', { value: bridge, configurable: true })
  await startDesk()
  render(
    <Tooltip.Provider>
      <SymbolDialog />
    </Tooltip.Provider>,
  )
  act(() => tradeViewStore.setState({ isChoosingSymbol: true }))
  await waitFor(() => expect(rows().length).toBeGreaterThan(0))
  return bridge
}

const rows = () => within(screen.getByRole('grid', { name: 'Instruments' })).queryAllByRole('row')

it.each([
  ['Spot', 'BTCUSDT'],
  ['Margin', 'BTCUSDT'],
  ['USDT Perp', 'BTCUSDT'],
  ['USDC Perp', 'BTCUSDC'],
  ['Coin Perp', 'BTCUSD'],
])('lists the product line %s', async (line, pair) => {
  await openDialog()
  fireEvent.click(screen.getByRole('radio', { name: line }))
  expect(rows().every((row) => row.textContent?.includes(line))).toBe(true)
  expect(rows()[0]?.textContent).toContain(pair)
})

it('shows the spot price of a margin pair, and asks for no tickers of margin', async () => {
  const bridge = await openDialog()
  fireEvent.click(screen.getByRole('radio', { name: 'Margin' }))
  await waitFor(() => expect(rows()[0]?.textContent).toContain('61,238.42'))
  const asked = bridge.calls.filter(({ name }) => name === 'market.tickers')
  expect(asked.map(({ args }) => args[0])).not.toContain('MARGIN')
})

it('chooses the marked row by Enter', async () => {
  await openDialog()
  fireEvent.click(screen.getByRole('radio', { name: 'Coin Perp' }))
  fireEvent.keyDown(screen.getByLabelText('Search symbol or coin'), { key: 'Enter' })
  await waitFor(() =>
    expect(settingsStore.getState().settings.instrument).toEqual({
      category: 'COIN-FUTURES',
      symbol: 'BTCUSD',
    }),
  )
})

it('draws no more than two hundred rows and says how many there are', async () => {
  const many = Array.from({ length: 250 }, (_, index) =>
    aPerpetual({ symbol: `C${index}USDT`, baseCoin: `C${index}` }),
  )
  await openDialog((bridge) => bridge.answer('market.instruments', async () => succeed(many)))
  expect(rows()).toHaveLength(200)
  expect(screen.getByText('First 200 of 250: type to narrow')).toBeTruthy()
})

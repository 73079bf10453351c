import { Tooltip } from '@base-ui/react/tooltip'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { SettingsScreen } from '../../../../../renderer/features/settings/settings-screen.tsx'
import { closeTradeDesk } from '../../../../../renderer/features/trade/trade-desk.ts'
import { startDesk } from '../../../../../renderer/start-desk.ts'
import { settingsStore } from '../../../../../renderer/stores/settings-store.ts'
import { createFakeBridge } from '../../../../helpers/fake-bridge.ts'

afterEach(() => {
  cleanup()
  closeTradeDesk()
})

async function openSettings(): Promise<void> {
  Object.defineProperty(window, 'keydesk', { value: createFakeBridge(), configurable: true })
  await startDesk()
  render(
    <Tooltip.Provider>
      <SettingsScreen />
    </Tooltip.Provider>,
  )
}

const kept = () => settingsStore.getState().settings
const type = (label: string, text: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } })

it('changes the order route and says what it means', async () => {
  await openSettings()
  fireEvent.click(screen.getByRole('radio', { name: 'Private socket' }))
  await waitFor(() => expect(kept().orderRoute).toBe('socket'))
  expect(screen.getByText(/^Orders go over the open private connection/)).toBeTruthy()
})

it('sets the margin mode that a new ticket starts with', async () => {
  await openSettings()
  fireEvent.click(screen.getByRole('radio', { name: 'Isolated' }))
  await waitFor(() => expect(kept().marginMode).toBe('isolated'))
})

it('adds and removes presets of the watched instrument', async () => {
  await openSettings()
  const add = await screen.findByRole('button', { name: 'Add to BTCUSDT USDT Perp' })
  expect(add).toHaveProperty('disabled', true)
  type('Amount', '0.5')
  fireEvent.click(add)
  await waitFor(() =>
    expect(kept().sizePresets).toEqual({
      'USDT-FUTURES:BTCUSDT': [{ kind: 'base', amount: '0.5' }],
    }),
  )
  fireEvent.click(screen.getByRole('button', { name: 'Remove 0.5 BTC' }))
  await waitFor(() => expect(kept().sizePresets['USDT-FUTURES:BTCUSDT']).toEqual([]))
})

it('adds and removes templates, and none without a distance', async () => {
  await openSettings()
  const save = screen.getByRole('button', { name: 'Save template' })
  type('Name', 'Scalp')
  expect(save).toHaveProperty('disabled', true)
  type('TP %', 'far')
  expect(save).toHaveProperty('disabled', true)
  type('TP %', '')
  type('SL %', '0.4')
  const form = save.closest('form')
  if (form === null) throw new Error('the button stands in its form')
  fireEvent.click(within(form).getByRole('radio', { name: 'Last' }))
  fireEvent.click(save)
  const scalp = {
    ...{ name: 'Scalp', takeProfitPercent: null, stopLossPercent: '0.4' },
    triggerBy: 'market',
  }
  await waitFor(() => expect(kept().bracketTemplates.at(-1)).toEqual(scalp))
  fireEvent.click(screen.getByRole('button', { name: 'Remove Scalp' }))
  await waitFor(() => expect(kept().bracketTemplates).toHaveLength(2))
})

const box = (name: string) => screen.getByRole('checkbox', { name })

it('keeps a guard only when it is saved, for the environment it was set in', async () => {
  await openSettings()
  expect(box('Price band').getAttribute('aria-checked')).toBe('false')
  fireEvent.click(box('Price band'))
  type('Limit of Price band', '2.5')
  expect(kept().guards.practice.priceBand.isOn).toBe(false)
  fireEvent.click(screen.getByRole('button', { name: 'Save guards' }))
  await waitFor(() =>
    expect(kept().guards.practice.priceBand).toEqual({ isOn: true, limit: '2.5' }),
  )
  expect(kept().guards.live.priceBand).toEqual({ isOn: true, limit: '5' })
})

it.each(['', '0', '1e3', '-1', 'x'])('refuses %j as a limit', async (text) => {
  await openSettings()
  fireEvent.click(box('Largest value'))
  type('Limit of Largest value', text)
  expect(screen.getByText('Enter a number above zero.')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Save guards' })).toHaveProperty('disabled', true)
})

it('keeps what is half typed while another environment is looked at', async () => {
  await openSettings()
  const look = (name: string) =>
    fireEvent.click(
      within(screen.getByRole('radiogroup', { name: 'Guards for' })).getByRole('radio', { name }),
    )
  fireEvent.click(box('Latency'))
  type('Limit of Latency', '10001')
  expect(screen.getByText('At most 10000.')).toBeTruthy()
  look('Demo')
  expect(box('Latency').getAttribute('aria-checked')).toBe('false')
  look('Practice')
  expect(screen.getByLabelText('Limit of Latency')).toHaveProperty('value', '10001')
  fireEvent.click(screen.getByRole('button', { name: 'First limits' }))
  expect(screen.getByLabelText('Limit of Latency')).toHaveProperty('value', '500')
})

it('sets and takes away the largest size of the watched instrument', async () => {
  await openSettings()
  const field = 'Largest size of BTCUSDT USDT Perp'
  await screen.findByLabelText(field)
  type(field, '0.5')
  fireEvent.click(screen.getByRole('button', { name: 'Save guards' }))
  await waitFor(() =>
    expect(kept().guards.practice.sizes).toEqual({ 'USDT-FUTURES:BTCUSDT': '0.5' }),
  )
  type(field, '')
  fireEvent.click(screen.getByRole('button', { name: 'Save guards' }))
  await waitFor(() => expect(kept().guards.practice.sizes).toEqual({}))
})

it('says that live guards are loosened outside of the page', async () => {
  await openSettings()
  const switches = screen.getByRole('radiogroup', { name: 'Guards for' })
  fireEvent.click(within(switches).getByRole('radio', { name: 'Live' }))
  expect(screen.getByText(/in a window of its own/)).toBeTruthy()
  expect(box('Price band').getAttribute('aria-checked')).toBe('true')
})

it('sets when the desk locks by itself', async () => {
  await openSettings()
  expect(kept()).toMatchObject({ lockAfterMinutes: 15, lockWithSystem: true })
  fireEvent.click(screen.getByRole('radio', { name: 'Off' }))
  await waitFor(() => expect(kept().lockWithSystem).toBe(false))
  fireEvent.click(screen.getByRole('combobox', { name: 'Lock when idle' }))
  const never = await screen.findByRole('option', { name: 'Never' })
  fireEvent.pointerDown(never, { pointerType: 'mouse' })
  fireEvent.mouseUp(never)
  fireEvent.click(never, { detail: 1 })
  await waitFor(() => expect(kept().lockAfterMinutes).toBeNull())
})

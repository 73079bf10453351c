import { Tooltip } from '@base-ui/react/tooltip'
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { StatusBar } from '../../../../../renderer/features/frame/status-bar.tsx'
import { connectionStore } from '../../../../../renderer/stores/connection-store.ts'
import { fakeConnection } from '../../../../helpers/fake-keys.ts'

const VIEW = fakeConnection('demo', 1_790_000_000_000)

beforeEach(() => {
  connectionStore.setState({ view: VIEW, atMs: performance.now() })
  render(
    <Tooltip.Provider>
      <StatusBar />
    </Tooltip.Provider>,
  )
})
afterEach(cleanup)

async function open(item: RegExp): Promise<HTMLElement> {
  fireEvent.click(screen.getByRole('button', { name: item }))
  return screen.findByRole('dialog', { name: 'Connection' })
}

it.each([
  ['REST', /^REST/],
  ['the public socket', /^public/],
  ['the private socket', /^private/],
])('shows all three addresses on a press of %s, each with a way to copy it', async (_, item) => {
  const panel = within(await open(item))
  for (const address of [
    'https://api.bitget.com',
    'wss://wspap.bitget.com/v3/ws/public',
    'wss://wspap.bitget.com/v3/ws/private',
  ]) {
    expect(panel.getByText(address)).toBeTruthy()
  }
  expect(panel.getAllByRole('button', { name: /^Copy the .* address$/ })).toHaveLength(3)
})

it('says in words how far the clocks are apart and how far that may be wrong', async () => {
  const panel = within(await open(/^REST/))
  expect(panel.getByText(/clock is 12 ms ahead of/)).toBeTruthy()
  expect(panel.getByText(/wrong by up to 19 ms/)).toBeTruthy()
  act(() =>
    connectionStore.setState({
      view: { ...VIEW, clock: { offsetMs: -30, boundMs: 5, sampledAtMs: 0 } },
    }),
  )
  expect(panel.getByText(/clock is 30 ms behind/)).toBeTruthy()
  act(() => connectionStore.setState({ view: { ...VIEW, clock: null } }))
  expect(panel.getByText(/Not measured yet/)).toBeTruthy()
})

it('splits the last round trip only when the exchange sent its times', async () => {
  const panel = within(await open(/^REST/))
  expect(panel.getByText('exchange 2.6 ms · network 40 ms')).toBeTruthy()
  const last = { roundTripMs: 812, exchangeMs: null, networkMs: null }
  act(() => connectionStore.setState({ view: { ...VIEW, last } }))
  expect(panel.getByText(/sent no time headers/)).toBeTruthy()
  act(() => connectionStore.setState({ view: { ...VIEW, last: null } }))
  expect(panel.getByText('No request answered yet.')).toBeTruthy()
})

import { Tooltip } from '@base-ui/react/tooltip'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { closeTradeDesk } from '../../renderer/features/trade/trade-desk.ts'
import { TradeScreen } from '../../renderer/features/trade/trade-screen.tsx'
import { tradeViewStore } from '../../renderer/features/trade/trade-view-store.ts'
import { startDesk } from '../../renderer/start-desk.ts'
import { keysStore } from '../../renderer/stores/keys-store.ts'
import { noticesStore } from '../../renderer/stores/notices-store.ts'
import type { RequestName } from '../../shared/ipc/contract.ts'
import { ARGUMENT_SCHEMAS } from '../../shared/ipc/schemas.ts'
import { createFakeBridge, type FakeBridge, type FakeOptions } from './fake-bridge.ts'

/** A test document has no layout, and a virtual list without height shows no rows. */
export function giveLayout(): void {
  for (const name of ['clientHeight', 'clientWidth']) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => 600 })
  }
}

let opened: FakeBridge | null = null

/** The trade screen over a fake main. `prepare` may change answers before anything is asked. */
export async function openTradeScreen(
  options: FakeOptions = {},
  prepare: (bridge: FakeBridge) => void = () => undefined,
): Promise<FakeBridge> {
  const bridge = createFakeBridge(options)
  prepare(bridge)
  opened = bridge
  Object.defineProperty(window, 'keydesk', { value: bridge, configurable: true })
  await startDesk()
  render(
    <Tooltip.Provider>
      <TradeScreen />
    </Tooltip.Provider>,
  )
  await screen.findByLabelText('Price')
  return bridge
}

/** Takes everything down; whatever the page asked must be what main would take. */
export function closeTradeScreen(): void {
  for (const { name, args } of opened?.calls ?? []) ARGUMENT_SCHEMAS[name].parse([...args])
  opened = null
  cleanup()
  closeTradeDesk()
  keysStore.setState({ ring: null, error: null })
  tradeViewStore.setState(tradeViewStore.getInitialState(), true)
  noticesStore.setState(noticesStore.getInitialState(), true)
}

export function openTab(name: RegExp): void {
  fireEvent.click(screen.getByRole('tab', { name }))
}

/** First arguments of every call of one request. */
export function argumentsOf(bridge: FakeBridge, name: RequestName): ReadonlyArray<unknown> {
  return bridge.calls.filter((call) => call.name === name).map(({ args }) => args[0])
}

/** Takes a value in a drop-down list; a mouse must go down on the item that it clicks. */
export async function chooseIn(list: string, option: string): Promise<void> {
  fireEvent.click(screen.getByRole('combobox', { name: list }))
  const item = await screen.findByRole('option', { name: option })
  fireEvent.pointerDown(item)
  fireEvent.click(item)
}

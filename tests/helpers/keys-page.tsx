import { Tooltip } from '@base-ui/react/tooltip'
import { render, waitFor } from '@testing-library/react'
import { expect } from 'vitest'
import { KeysScreen } from '../../renderer/features/keys/keys-screen.tsx'
import { keysViewStore } from '../../renderer/features/keys/keys-view-store.ts'
import { startDesk } from '../../renderer/start-desk.ts'
import { keysStore } from '../../renderer/stores/keys-store.ts'
import { createFakeBridge, type FakeBridge, type FakeOptions } from './fake-bridge.ts'

/** The keys screen over a fake desk, drawn when its key ring is there. */
export async function drawKeysScreen(options: FakeOptions = {}): Promise<FakeBridge> {
  const bridge = createFakeBridge(options)
  await drawKeysScreenOver(bridge)
  return bridge
}

export async function drawKeysScreenOver(bridge: FakeBridge): Promise<void> {
  Object.defineProperty(window, 'keydesk', { value: bridge, configurable: true })
  keysStore.setState(keysStore.getInitialState())
  keysViewStore.setState(keysViewStore.getInitialState())
  await startDesk()
  await waitFor(() => expect(keysStore.getState().ring).not.toBeNull())
  render(
    <Tooltip.Provider>
      <KeysScreen />
    </Tooltip.Provider>,
  )
}

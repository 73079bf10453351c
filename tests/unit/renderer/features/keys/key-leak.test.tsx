import { Tooltip } from '@base-ui/react/tooltip'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KeysScreen } from '../../../../../renderer/features/keys/keys-screen.tsx'
import { closeTradeDesk } from '../../../../../renderer/features/trade/trade-desk.ts'
import { startDesk } from '../../../../../renderer/start-desk.ts'
import { keysStore } from '../../../../../renderer/stores/keys-store.ts'
import { navigationStore } from '../../../../../renderer/stores/navigation-store.ts'
import { settingsStore } from '../../../../../renderer/stores/settings-store.ts'
import { fail, succeed } from '../../../../../shared/domain/error.ts'
import { createFakeBridge, type FakeBridge } from '../../../../helpers/fake-bridge.ts'

let bridge: FakeBridge

beforeEach(async () => {
  bridge = createFakeBridge()
  Object.defineProperty(window, 'keydesk', { value: bridge, configurable: true })
  keysStore.setState(keysStore.getInitialState())
  navigationStore.setState({ screen: 'keys', isAddingKey: false })
  await startDesk()
  await waitFor(() => expect(keysStore.getState().ring).not.toBeNull())
  render(
    <Tooltip.Provider>
      <KeysScreen />
    </Tooltip.Provider>,
  )
})
afterEach(() => {
  cleanup()
  closeTradeDesk()
  document.body.innerHTML = ''
})

async function openChecklist(label: string): Promise<HTMLElement> {
  fireEvent.click(screen.getByRole('button', { name: `More for ${label}` }))
  fireEvent.click(await screen.findByRole('menuitem', { name: /may have leaked/ }))
  return screen.findByRole('dialog', { name: 'This key may have leaked' })
}

function press(dialog: HTMLElement, name: string | RegExp): void {
  fireEvent.click(within(dialog).getByRole('button', { name }))
}

const callsOf = (name: string) => bridge.calls.filter((call) => call.name === name)

describe('cancelling all orders of a key that may have leaked', () => {
  it('cancels in every product line at once and says what became of them', async () => {
    bridge.answer('orders.cancelAll', async () =>
      succeed({ done: 6, failed: 1, uncertain: 3, requestId: 1, error: null }),
    )
    const dialog = await openChecklist('Practice')
    expect(callsOf('orders.cancelAll')).toEqual([])
    expect(dialog.textContent).toContain('all take-profit, stop-loss and trigger orders')
    press(dialog, 'Cancel all open orders')
    expect(await within(dialog).findByText('6 done, 1 failed, 3 uncertain')).toBeTruthy()
    expect(callsOf('orders.cancelAll').map(({ args }) => args.slice(0, 2))).toEqual([[null, null]])
    expect(within(dialog).queryByRole('img', { name: 'done' })).toBeNull()
    expect(within(dialog).getByRole('button', { name: 'Cancel once more' })).toBeTruthy()
  })

  it('explains a product line that was refused and still counts the others', async () => {
    bridge.answer('orders.cancelAll', async () =>
      succeed({
        ...{ done: 4, failed: 0, uncertain: 0, requestId: 2 },
        error: { kind: 'unavailable', reason: 'offline' },
      }),
    )
    const dialog = await openChecklist('Practice')
    press(dialog, 'Cancel all open orders')
    expect(await within(dialog).findByText('4 done, 0 failed, 0 uncertain')).toBeTruthy()
    expect(within(dialog).getByRole('alert')).toBeTruthy()
  })

  it('takes a key of another environment into use first, and cancels only on the next press', async () => {
    const dialog = await openChecklist('office desk')
    expect(within(dialog).queryByRole('button', { name: 'Cancel all open orders' })).toBeNull()
    press(dialog, 'Use this key first')
    expect(
      await within(dialog).findByRole('button', { name: 'Cancel all open orders' }),
    ).toBeTruthy()
    expect(callsOf('keys.choose').map(({ args }) => args)).toEqual([['live', 'key-live-2']])
    expect(settingsStore.getState().settings.environment).toBe('live')
    expect(callsOf('orders.cancelAll')).toEqual([])
    press(dialog, 'Cancel all open orders')
    expect(await within(dialog).findByText('3 done, 0 failed, 0 uncertain')).toBeTruthy()
    expect(within(dialog).getByRole('img', { name: 'done' })).toBeTruthy()
  })

  it('sends nothing while main still works with the key of before', async () => {
    const before = await bridge.requests['account.read']()
    bridge.answer('account.read', async () => before)
    const dialog = await openChecklist('office desk')
    press(dialog, 'Use this key first')
    fireEvent.click(await within(dialog).findByRole('button', { name: 'Cancel all open orders' }))
    expect(await within(dialog).findByText(/has not taken this key yet/)).toBeTruthy()
    expect(callsOf('orders.cancelAll')).toEqual([])
  })

  it('explains why the key cannot be taken into use', async () => {
    bridge.answer('keys.choose', async () => fail({ kind: 'keychain', failure: 'locked' }))
    const dialog = await openChecklist('office desk')
    press(dialog, 'Use this key first')
    expect(await within(dialog).findByRole('alert')).toBeTruthy()
    expect(within(dialog).getByRole('button', { name: 'Use this key first' })).toBeTruthy()
  })

  it('names the permission a read-only key lacks instead of trying', async () => {
    const dialog = await openChecklist('Read only bench')
    const button = within(dialog).getByRole('button', { name: 'Use this key first' })
    expect(button).toHaveProperty('disabled', true)
    expect(within(dialog).getByText(/lacks “Trade write”/)).toBeTruthy()
  })
})

describe('deleting it at the exchange', () => {
  it('opens key management and says which key to delete', async () => {
    const dialog = await openChecklist('office desk')
    press(dialog, 'Open key management at Bitget')
    expect(await within(dialog).findByText(/ends in 18aa/)).toBeTruthy()
    expect(callsOf('app.openLink').map(({ args }) => args)).toEqual([['api-key-management']])
  })

  it('says of a practice key that it is only a local one', async () => {
    const dialog = await openChecklist('Practice')
    expect(within(dialog).getByText(/only a local key/)).toBeTruthy()
    expect(within(dialog).queryByRole('button', { name: /key management/ })).toBeNull()
  })

  it('explains a page that does not open', async () => {
    bridge.answer('app.openLink', async () => fail({ kind: 'internal', reference: 'E-77' }))
    const dialog = await openChecklist('office desk')
    press(dialog, 'Open key management at Bitget')
    expect((await within(dialog).findByRole('alert')).textContent).toContain('E-77')
    expect(within(dialog).queryByText(/Opened in the browser/)).toBeNull()
  })
})

describe('forgetting it here', () => {
  it('removes the key and keeps the checklist open, with the focus on a way out', async () => {
    const dialog = await openChecklist('Practice')
    press(dialog, 'Forget this key')
    expect(await within(dialog).findByText(/^Forgotten:/)).toBeTruthy()
    expect(callsOf('keys.delete').map(({ args }) => args)).toEqual([['key-practice-1']])
    expect(keysStore.getState().ring?.keySets.map(({ id }) => id)).not.toContain('key-practice-1')
    expect(within(dialog).getByText(/The key is gone from the desk/)).toBeTruthy()
    expect(document.activeElement?.textContent).toBe('Close')
  })

  it('explains a keychain that keeps the key', async () => {
    bridge.answer('keys.delete', async () => fail({ kind: 'keychain', failure: 'locked' }))
    const dialog = await openChecklist('Practice')
    press(dialog, 'Forget this key')
    expect(await within(dialog).findByRole('alert')).toBeTruthy()
    expect(within(dialog).getByRole('button', { name: 'Forget this key' })).toBeTruthy()
  })
})

import { Tooltip } from '@base-ui/react/tooltip'
import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { OrderTicket } from '../../../../../renderer/features/ticket/order-ticket.tsx'
import { findBlock } from '../../../../../renderer/features/ticket/ticket-blocks.ts'
import { closeTradeDesk } from '../../../../../renderer/features/trade/trade-desk.ts'
import { startDesk } from '../../../../../renderer/start-desk.ts'
import { keysStore } from '../../../../../renderer/stores/keys-store.ts'
import { PERMISSIONS, type Permission } from '../../../../../shared/domain/key-set.ts'
import { createFakeBridge } from '../../../../helpers/fake-bridge.ts'
import { fakeKeySets } from '../../../../helpers/fake-keys.ts'

const NOW_MS = 1_790_000_000_000

afterEach(() => {
  cleanup()
  closeTradeDesk()
})

/** The ticket with the fake's first practice key; `null`: the exchange has not been asked about it. */
async function openTicket(permissions: ReadonlyArray<Permission> | null): Promise<void> {
  const bridge = createFakeBridge({ nowMs: NOW_MS })
  const answer = await bridge.requests['keys.list']()
  if (!answer.ok) throw new Error('no ring')
  const ring = {
    ...answer.value,
    keySets: answer.value.keySets.map((one) => ({
      ...one,
      facts: permissions === null || one.facts === null ? null : { ...one.facts, permissions },
    })),
  }
  bridge.answer('keys.list', async () => ({ ok: true, value: ring }))
  Object.defineProperty(window, 'keydesk', { value: bridge, configurable: true })
  keysStore.setState(keysStore.getInitialState())
  await startDesk()
  await waitFor(() => expect(keysStore.getState().ring).not.toBeNull())
  await act(async () => {
    render(
      <Tooltip.Provider>
        <OrderTicket />
      </Tooltip.Provider>,
    )
  })
  await waitFor(() => expect(leverage().textContent).toMatch(/\d×/))
}

const leverage = () => screen.getByRole('button', { name: /^Leverage/ })

it('names the missing permission beside leverage that the key may not set', async () => {
  await openTicket(['trade-read', 'trade-write', 'manage-read'])
  expect(leverage()).toHaveProperty('disabled', true)
  const why = document.getElementById(leverage().getAttribute('aria-describedby') ?? '')
  expect(why?.textContent).toContain('“Manage write”')
  expect(screen.queryByText(/lacks “Trade write”/)).toBeNull()
})

it('lets a key with all four permissions set leverage', async () => {
  await openTicket(PERMISSIONS)
  expect(leverage()).toHaveProperty('disabled', false)
  expect(screen.queryByText(/lacks “/)).toBeNull()
})

it('does not refuse what a key may do before the exchange has been asked', async () => {
  await openTicket(null)
  expect(leverage()).toHaveProperty('disabled', false)
  expect(screen.queryByText(/lacks “/)).toBeNull()
})

it('names the missing permission under a send button that is disabled for it', async () => {
  await openTicket(['trade-read', 'manage-read', 'manage-write'])
  const send = screen.getByRole('button', { name: /Practice$/ })
  expect(send.getAttribute('aria-disabled')).toBe('true')
  const why = document.getElementById(send.getAttribute('aria-describedby') ?? '')
  expect(why?.textContent).toContain('“Trade write”')
  expect(leverage()).toHaveProperty('disabled', false)
})

it.each(PERMISSIONS)('blocks an order for want of trade-write alone, not of %s', (missing) => {
  const first = fakeKeySets(NOW_MS)[0]
  if (first?.facts === null || first === undefined) throw new Error('no key with facts')
  const permissions = PERMISSIONS.filter((one) => one !== missing)
  const keySet = { ...first, facts: { ...first.facts, permissions } }
  const block = findBlock({
    environment: 'practice',
    account: 'live',
    keySet,
    isLiveUnlocked: false,
    errors: [],
  })
  expect(block).toEqual(missing === 'trade-write' ? { kind: 'permission' } : null)
})

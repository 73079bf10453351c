import { Tooltip } from '@base-ui/react/tooltip'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { keepAppearance } from '../../../../../renderer/features/frame/appearance.ts'
import { LiveLockButton } from '../../../../../renderer/features/frame/live-lock-button.tsx'
import { LiveUnlockDialog } from '../../../../../renderer/features/frame/live-unlock-dialog.tsx'
import { changeSettings } from '../../../../../renderer/features/settings/change-settings.ts'
import { startDesk } from '../../../../../renderer/start-desk.ts'
import { keysStore } from '../../../../../renderer/stores/keys-store.ts'
import { liveLockStore } from '../../../../../renderer/stores/live-lock-store.ts'
import { noticesStore } from '../../../../../renderer/stores/notices-store.ts'
import { type DeskError, fail, invalid } from '../../../../../shared/domain/error.ts'
import type { Bridge } from '../../../../../shared/ipc/bridge.ts'
import { createFakeBridge } from '../../../../helpers/fake-bridge.ts'

/** What main says to the wish to unlock; `null`: the user said yes. */
let refusal: DeskError | null

beforeEach(async () => {
  refusal = null
  const fake = createFakeBridge({ settings: { environment: 'live' } })
  const unlock: Bridge['requests']['live.unlock'] = async () =>
    refusal === null ? fake.requests['live.unlock']() : fail(refusal)
  const bridge: Bridge = { ...fake, requests: { ...fake.requests, 'live.unlock': unlock } }
  Object.defineProperty(window, 'keydesk', { value: bridge, configurable: true })
  liveLockStore.setState(liveLockStore.getInitialState())
  await startDesk()
  await waitFor(() => expect(keysStore.getState().ring?.activeId).toBe('key-live-1'))
  render(
    <Tooltip.Provider>
      <LiveLockButton />
      <LiveUnlockDialog />
    </Tooltip.Provider>,
  )
})
afterEach(cleanup)

it('unlocks live only after the tick and the button, and locks again on leaving live', async () => {
  fireEvent.click(screen.getByRole('button', { name: 'Live locked' }))
  const unlock = await screen.findByRole('button', { name: 'Unlock live orders' })
  expect(unlock).toHaveProperty('disabled', true)
  expect(screen.getByText(/main ·…c3d9/)).toBeTruthy()
  fireEvent.click(screen.getByRole('checkbox'))
  fireEvent.click(unlock)
  await waitFor(() => expect(liveLockStore.getState().isUnlocked).toBe(true))
  await changeSettings({ environment: 'practice' })
  expect(liveLockStore.getState().isUnlocked).toBe(false)
})

it('locks again when another key is taken into use', async () => {
  fireEvent.click(screen.getByRole('button', { name: 'Live locked' }))
  fireEvent.click(await screen.findByRole('checkbox'))
  fireEvent.click(screen.getByRole('button', { name: 'Unlock live orders' }))
  await waitFor(() => expect(liveLockStore.getState().isUnlocked).toBe(true))
  const { ring } = keysStore.getState()
  if (ring === null) throw new Error('no keys')
  keysStore.setState({ ring: { ...ring } })
  expect(liveLockStore.getState().isUnlocked).toBe(true)
  keysStore.setState({ ring: { ...ring, activeId: null } })
  expect(liveLockStore.getState().isUnlocked).toBe(false)
})

it('stays locked when main has no yes, whatever was ticked here', async () => {
  refusal = invalid('live-not-confirmed')
  fireEvent.click(screen.getByRole('button', { name: 'Live locked' }))
  fireEvent.click(await screen.findByRole('checkbox'))
  fireEvent.click(screen.getByRole('button', { name: 'Unlock live orders' }))
  await waitFor(() => expect(liveLockStore.getState().isAsking).toBe(false))
  expect(liveLockStore.getState().isUnlocked).toBe(false)
  expect(noticesStore.getState().toasts).toMatchObject([{ message: { error: refusal } }])
})

it('carries the environment in the title and on the document', async () => {
  const stop = keepAppearance()
  expect(document.title).toContain('Live')
  expect(document.documentElement.dataset.environment).toBe('live')
  await changeSettings({ language: 'zh-CN', theme: 'light' })
  expect(document.title).toContain('实盘')
  expect(document.documentElement.lang).toBe('zh-CN')
  expect(document.documentElement.dataset.theme).toBe('light')
  stop()
})

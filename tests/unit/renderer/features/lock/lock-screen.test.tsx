import { Tooltip } from '@base-ui/react/tooltip'
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { App } from '../../../../../renderer/app.tsx'
import { closeTradeDesk } from '../../../../../renderer/features/trade/trade-desk.ts'
import { startDesk } from '../../../../../renderer/start-desk.ts'
import { deadManStore } from '../../../../../renderer/stores/dead-man-store.ts'
import { liveLockStore, unlockLive } from '../../../../../renderer/stores/live-lock-store.ts'
import { lockStore } from '../../../../../renderer/stores/lock-store.ts'
import { goTo } from '../../../../../renderer/stores/navigation-store.ts'
import { fail } from '../../../../../shared/domain/error.ts'
import type { LockView } from '../../../../../shared/domain/lock.ts'
import type { Language } from '../../../../../shared/domain/settings.ts'
import { createFakeBridge, type FakeBridge } from '../../../../helpers/fake-bridge.ts'

const AT_MS = Date.UTC(2026, 8, 21, 14, 3, 7)
const IDLE: LockView = { state: 'locked', reason: 'idle', sinceMs: AT_MS, forgotten: [] }

afterEach(() => {
  cleanup()
  closeTradeDesk()
  goTo('trade')
  lockStore.setState(lockStore.getInitialState())
  deadManStore.setState(deadManStore.getInitialState())
})

async function openApp(language: Language = 'en'): Promise<FakeBridge> {
  const bridge = createFakeBridge({ settings: { language, timeZone: 'utc' } })
  Object.defineProperty(window, 'keydesk', { value: bridge, configurable: true })
  goTo('keys')
  await startDesk()
  render(
    <Tooltip.Provider>
      <App trade={{ screen: null, strip: null, actions: null }} />
    </Tooltip.Provider>,
  )
  return bridge
}

describe('a desk that locks', () => {
  it('takes everything off the page and says why and since when', async () => {
    const bridge = await openApp()
    await screen.findByRole('navigation')
    act(() => bridge.emit('lock.changed', IDLE))
    expect(screen.getByRole('heading', { name: 'Keydesk is locked' })).toBeTruthy()
    expect(screen.getByText('Nobody used this machine for a while. Since 14:03:07.')).toBeTruthy()
    expect(screen.queryByRole('navigation')).toBeNull()
    expect(document.body.textContent).not.toContain('Practice')
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Unlock' }))
  })

  it('locks live orders with it', async () => {
    const bridge = await openApp()
    act(() => unlockLive())
    act(() => bridge.emit('lock.changed', IDLE))
    expect(liveLockStore.getState().isUnlocked).toBe(false)
  })

  it('hears no key of the desk behind it', async () => {
    const bridge = await openApp()
    act(() => bridge.emit('lock.changed', IDLE))
    const before = bridge.calls.length
    for (const key of ['x', 'f', 'b']) {
      fireEvent.keyDown(document.body, { key, code: `Key${key}`, ctrlKey: true, shiftKey: true })
    }
    expect(bridge.calls.length).toBe(before)
  })

  it('names keys that must be added again, and when the dead-man switch fires', async () => {
    const bridge = await openApp()
    act(() => {
      bridge.emit('lock.changed', { ...IDLE, forgotten: ['Borrowed'] })
      bridge.emit('deadMan.changed', {
        ...{ state: 'uncertain', seconds: 30, error: null },
        firesAtMs: AT_MS + 30_000,
      })
    })
    expect(screen.getByText(/must be added again: Borrowed\./)).toBeTruthy()
    expect(screen.getByText(/cancels every order at 14:03:37/)).toBeTruthy()
  })

  it('speaks Chinese', async () => {
    const bridge = await openApp('zh-CN')
    act(() => bridge.emit('lock.changed', { ...IDLE, reason: 'screen' }))
    expect(screen.getByRole('heading', { name: 'Keydesk 已锁定' })).toBeTruthy()
    expect(screen.getByRole('button', { name: '解锁' })).toBeTruthy()
  })
})

describe('unlocking', () => {
  it('asks main, brings the screen of before back and reads everything anew', async () => {
    const bridge = await openApp()
    act(() => bridge.emit('lock.changed', IDLE))
    const before = bridge.calls.length
    fireEvent.click(screen.getByRole('button', { name: 'Unlock' }))
    await screen.findByRole('navigation')
    const asked = bridge.calls.slice(before).map(({ name }) => name)
    expect(asked).toEqual(
      expect.arrayContaining(['lock.open', 'keys.list', 'requests.list', 'connection.read']),
    )
  })

  it('stays locked with the cure on screen when the keychain refuses', async () => {
    const bridge = await openApp()
    bridge.answer('lock.open', async () => fail({ kind: 'keychain', failure: 'denied' }))
    act(() => bridge.emit('lock.changed', IDLE))
    fireEvent.click(screen.getByRole('button', { name: 'Unlock' }))
    expect(await screen.findByRole('alert')).toBeTruthy()
    expect(screen.getByRole('heading', { name: 'Keydesk is locked' })).toBeTruthy()
  })
})

describe('a page that loads while the desk is locked', () => {
  it('shows the lock and asks for nothing that is refused', async () => {
    const bridge = createFakeBridge()
    bridge.answer('app.start', async () => {
      const answer = await createFakeBridge().requests['app.start']()
      return answer.ok ? { ok: true, value: { ...answer.value, lock: IDLE } } : answer
    })
    Object.defineProperty(window, 'keydesk', { value: bridge, configurable: true })
    await startDesk()
    expect(lockStore.getState().view).toEqual(IDLE)
    expect(bridge.calls.map(({ name }) => name)).toEqual(['app.start'])
  })
})

it('locks at once from the rail', async () => {
  const bridge = await openApp()
  fireEvent.click(screen.getByRole('button', { name: 'Lock now' }))
  await waitFor(() => expect(bridge.calls.at(-1)?.name).toBe('lock.close'))
  expect(await screen.findByText(/^You locked it\./)).toBeTruthy()
})

import { Tooltip } from '@base-ui/react/tooltip'
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { PanicButtons } from '../../../../../renderer/features/panic/panic-buttons.tsx'
import { panicStore } from '../../../../../renderer/features/panic/panic-store.ts'
import { closeTradeDesk } from '../../../../../renderer/features/trade/trade-desk.ts'
import { startDesk } from '../../../../../renderer/start-desk.ts'
import { keysStore } from '../../../../../renderer/stores/keys-store.ts'
import { noticesStore } from '../../../../../renderer/stores/notices-store.ts'
import { fail, succeed } from '../../../../../shared/domain/error.ts'
import {
  createFakeBridge,
  type FakeBridge,
  type FakeOptions,
} from '../../../../helpers/fake-bridge.ts'

async function open(options: FakeOptions = {}): Promise<FakeBridge> {
  const bridge = createFakeBridge(options)
  Object.defineProperty(window, 'keydesk', { value: bridge, configurable: true })
  await startDesk()
  await waitFor(() => expect(keysStore.getState().ring).not.toBeNull())
  render(
    <Tooltip.Provider>
      <PanicButtons />
      <input aria-label="some field" />
    </Tooltip.Provider>,
  )
  return bridge
}

afterEach(() => {
  cleanup()
  closeTradeDesk()
  panicStore.setState(panicStore.getInitialState(), true)
  keysStore.setState(keysStore.getInitialState(), true)
  noticesStore.setState(noticesStore.getInitialState(), true)
})

const ran = (bridge: FakeBridge) =>
  bridge.calls.filter(({ name }) => name === 'panic.run').map(({ args }) => args[0])
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const chord = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(screen.getByLabelText('some field'), {
    ...{ key, ctrlKey: true, shiftKey: true },
    ...more,
  })

describe('cancel all', () => {
  it('acts at once, in locked live too, and keeps its counts until they are dismissed', async () => {
    const bridge = await open({ settings: { environment: 'live' } })
    press('Cancel all')
    expect(ran(bridge)).toEqual(['cancel'])
    expect(await screen.findByText('Orders: 7 cancelled, 0 failed, 0 uncertain')).toBeTruthy()
    expect(screen.queryByText(/^Positions:/)).toBeNull()
    expect(noticesStore.getState().toasts.map(({ tone }) => tone)).toEqual(['done'])
    press('Dismiss the result of Cancel all')
    expect(screen.queryByText(/^Orders:/)).toBeNull()
  })

  it('hears its key in a field, and once however long it is held', async () => {
    const bridge = await open()
    chord('X')
    chord('X', { repeat: true })
    chord('x', { altKey: true })
    expect(ran(bridge)).toEqual(['cancel'])
    expect(await screen.findByText(/^Orders: 7/)).toBeTruthy()
  })
})

describe('flatten and both', () => {
  it('ask once with what is known, and Enter anywhere answers', async () => {
    const bridge = await open()
    await act(async () => undefined)
    chord('F')
    const question = await screen.findByRole('alertdialog')
    await within(question).findByText('Close 2 positions at market?')
    expect(ran(bridge)).toEqual([])
    fireEvent.keyDown(screen.getByLabelText('some field'), { key: 'Enter', repeat: true })
    expect(ran(bridge)).toEqual([])
    fireEvent.keyDown(screen.getByLabelText('some field'), { key: 'Enter' })
    expect(ran(bridge)).toEqual(['flatten'])
    expect(await screen.findByText('Positions: 2 closed, 0 failed, 0 uncertain')).toBeTruthy()
  })

  it('is answered by its own key again, or by its button', async () => {
    const bridge = await open()
    chord('B')
    chord('B')
    expect(ran(bridge)).toEqual(['both'])
    await screen.findByText(/^Positions: 2/)
    press('Flatten')
    press('Flatten now')
    expect(ran(bridge)).toEqual(['both', 'flatten'])
    await waitFor(() => expect(panicStore.getState().running).toEqual([]))
  })

  it.each([
    ['Escape', () => fireEvent.keyDown(document.body, { key: 'Escape' })],
    ['its button', () => press('Leave')],
    ['a press elsewhere', () => fireEvent.pointerDown(screen.getByLabelText('some field'))],
  ])('sends nothing after it is left by %s', async (_name, leave) => {
    const bridge = await open()
    const field = screen.getByLabelText('some field')
    field.focus()
    press('Flatten')
    expect(document.activeElement?.textContent).toBe('Flatten now')
    leave()
    expect(document.activeElement).toBe(field)
    expect(screen.queryByRole('alertdialog')).toBeNull()
    fireEvent.keyDown(document.body, { key: 'Enter' })
    expect(ran(bridge)).toEqual([])
  })

  it('does not go again while it is on its way', async () => {
    const bridge = await open()
    const gate = Promise.withResolvers<void>()
    bridge.answer('panic.run', async () => {
      await gate.promise
      return succeed({ cancelled: null, closed: { done: 1, failed: 0, uncertain: 0 }, errors: [] })
    })
    chord('F')
    chord('F')
    chord('F')
    chord('F')
    expect(ran(bridge)).toEqual(['flatten'])
    gate.resolve()
    await screen.findByText(/^Positions: 1/)
  })
})

describe('what became of it', () => {
  it('tells failed and uncertain ones apart, with the reasons', async () => {
    const bridge = await open()
    bridge.answer('panic.run', async () =>
      succeed({
        cancelled: { done: 3, failed: 1, uncertain: 2 },
        closed: null,
        errors: [{ kind: 'unavailable', reason: 'timeout' }],
      }),
    )
    press('Cancel all')
    expect(await screen.findByText('Orders: 3 cancelled, 1 failed, 2 uncertain')).toBeTruthy()
    expect(screen.getByText(/are not sent again/)).toBeTruthy()
    expect(screen.getByRole('alert')).toBeTruthy()
    expect(noticesStore.getState().toasts.map(({ tone }) => tone)).toEqual(['uncertain'])
  })

  it('says that it was not done when main refused it whole, and stays armed', async () => {
    const bridge = await open()
    bridge.answer('panic.run', async () => fail({ kind: 'internal', reference: 'E-9' }))
    press('Cancel all')
    expect(await screen.findByText('Cancel all was not done')).toBeTruthy()
    press('Cancel all')
    expect(ran(bridge)).toEqual(['cancel', 'cancel'])
    await waitFor(() => expect(panicStore.getState().running).toEqual([]))
  })

  it('is not there without a key, and its keys do nothing', async () => {
    const bridge = await open({ scenario: 'first-run' })
    expect(screen.queryByRole('button', { name: 'Cancel all' })).toBeNull()
    chord('X')
    expect(ran(bridge)).toEqual([])
  })
})

import { Tooltip } from '@base-ui/react/tooltip'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { DeadManItem } from '../../../../../renderer/features/panic/dead-man-item.tsx'
import { startDesk } from '../../../../../renderer/start-desk.ts'
import {
  deadManStore,
  readSeconds,
  secondsLeft,
} from '../../../../../renderer/stores/dead-man-store.ts'
import { fail } from '../../../../../shared/domain/error.ts'
import { DEAD_MAN_OFF, type DeadManView } from '../../../../../shared/domain/panic.ts'
import { createFakeBridge, type FakeBridge } from '../../../../helpers/fake-bridge.ts'

async function open(): Promise<FakeBridge> {
  const bridge = createFakeBridge()
  Object.defineProperty(window, 'keydesk', { value: bridge, configurable: true })
  await startDesk()
  render(
    <Tooltip.Provider>
      <DeadManItem />
    </Tooltip.Provider>,
  )
  return bridge
}

afterEach(() => {
  cleanup()
  deadManStore.setState({ view: DEAD_MAN_OFF })
})

const armedWith = (bridge: FakeBridge) =>
  bridge.calls.filter(({ name }) => name === 'deadMan.arm').map(({ args }) => args[0])

describe('the dead-man switch', () => {
  it('is armed with 30 s unless told otherwise, and disarmed', async () => {
    const bridge = await open()
    fireEvent.click(screen.getByRole('button', { name: 'dead-man off' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Arm' }))
    expect(armedWith(bridge)).toEqual([30])
    expect(await screen.findByText(/^Fires in (30|29) s unless renewed/)).toBeTruthy()
    fireEvent.click(await screen.findByRole('button', { name: 'Disarm' }))
    expect(armedWith(bridge)).toEqual([30, null])
    expect(await screen.findByText(/^Off: orders stay open/)).toBeTruthy()
  })

  it('does not take what the exchange does not', async () => {
    const bridge = await open()
    fireEvent.click(screen.getByRole('button', { name: 'dead-man off' }))
    const field = await screen.findByLabelText('Seconds without word')
    fireEvent.change(field, { target: { value: '61' } })
    expect(screen.getByText('Enter a whole number from 5 to 60.')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Arm' }))
    expect(armedWith(bridge)).toEqual([])
  })

  it('shows what main tells: uncertain in the bar, refused with its reason', async () => {
    const bridge = await open()
    const tell = (changes: Partial<DeadManView>) =>
      act(() => bridge.emit('deadMan.changed', { ...DEAD_MAN_OFF, seconds: 30, ...changes }))
    tell({ state: 'uncertain' })
    fireEvent.click(screen.getByRole('button', { name: 'dead-man uncertain' }))
    expect(await screen.findByText(/last renewal was not answered/)).toBeTruthy()
    tell({ state: 'refused', error: { kind: 'refused', code: '40014', message: 'no permission' } })
    expect(await screen.findByText(/does not let this key use it/)).toBeTruthy()
    expect(screen.getByRole('alert').textContent).toContain('40014')
  })

  it('keeps its state when the request fails, and explains', async () => {
    const bridge = await open()
    bridge.answer('deadMan.arm', async () => fail({ kind: 'unavailable', reason: 'offline' }))
    fireEvent.click(screen.getByRole('button', { name: 'dead-man off' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Arm' }))
    expect(await screen.findByRole('alert')).toBeTruthy()
    expect(deadManStore.getState().view.state).toBe('off')
  })
})

describe('reading the switch', () => {
  it.each([
    ['5', 5],
    ['60', 60],
    ['4', null],
    ['61', null],
    ['7.5', null],
    ['', null],
    ['-9', null],
  ])('seconds typed as %j', (text, expected) => {
    expect(readSeconds(text)).toBe(expected)
  })

  it.each([
    [27_400, 28],
    [0, 0],
    [-5, 0],
  ])('with %d ms to go', (ms, expected) => {
    const view: DeadManView = { ...DEAD_MAN_OFF, state: 'armed', firesAtMs: 1_000_000 + ms }
    expect(secondsLeft(view, 1_000_000)).toBe(expected)
  })
})

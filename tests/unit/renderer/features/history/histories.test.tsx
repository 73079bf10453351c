import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { noticesStore } from '../../../../../renderer/stores/notices-store.ts'
import { fail, succeed } from '../../../../../shared/domain/error.ts'
import { aFill } from '../../../../helpers/builders.ts'
import type { FakeBridge } from '../../../../helpers/fake-bridge.ts'
import { aClosedPosition } from '../../../../helpers/fake-positions.ts'
import {
  argumentsOf,
  chooseIn,
  closeTradeScreen,
  giveLayout,
  openTab,
  openTradeScreen,
} from '../../../../helpers/open-trade-screen.tsx'

beforeAll(giveLayout)
afterEach(closeTradeScreen)

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const rowsOf = (name: string) => within(screen.getByRole('grid', { name })).getAllByRole('row')

/** Two pages of fills; the second can be made to fail. */
function twoPages(bridge: FakeBridge): { isBroken: boolean } {
  const state = { isBroken: false }
  bridge.answer('fills.history', async (_filter, cursor) => {
    if (cursor === null) {
      return succeed({ rows: [aFill({ fillId: 'new', price: '61111' })], cursor: 'next' })
    }
    return state.isBroken
      ? fail({ kind: 'unavailable', reason: 'timeout' })
      : succeed({ rows: [aFill({ fillId: 'old', price: '52222', atMs: 1 })], cursor: null })
  })
  return state
}

describe('a history', () => {
  it('asks for the watched product line and 30 days, and for what is chosen', async () => {
    const bridge = await openTradeScreen()
    openTab(/^Closed/)
    await screen.findByText('+21.40')
    await chooseIn('Time', '7 days')
    await waitFor(() => expect(argumentsOf(bridge, 'positions.history').length).toBe(2))
    await chooseIn('Symbol', 'ETHUSDT')
    await waitFor(() => expect(argumentsOf(bridge, 'positions.history').length).toBe(3))
    const days = ({ startMs }: { startMs: number }) =>
      Math.round((Date.now() - startMs) / 86_400_000)
    const asked = argumentsOf(bridge, 'positions.history') as ReadonlyArray<{
      category: string
      symbol: string | null
      startMs: number
      endMs: number | null
    }>
    expect(asked.map((one) => [one.category, one.symbol, days(one), one.endMs])).toEqual([
      ['USDT-FUTURES', null, 30, null],
      ['USDT-FUTURES', null, 7, null],
      ['USDT-FUTURES', 'ETHUSDT', 7, null],
    ])
  })

  it('names the coin of a closed position that was not margined in USDT', async () => {
    const ended = { category: 'COIN-FUTURES', symbol: 'BTCUSD', marginCoin: 'BTC' } as const
    await openTradeScreen({}, (bridge) =>
      bridge.answer('positions.history', async () =>
        succeed({ rows: [aClosedPosition({ ...ended, netProfit: '0.00096' })], cursor: null }),
      ),
    )
    openTab(/^Closed/)
    const net = await screen.findByText('+0.000960')
    expect(net.parentElement?.textContent).toBe('+0.000960 BTC')
  })

  it('asks nothing while its days cannot be read, and says so', async () => {
    const bridge = await openTradeScreen()
    openTab(/^Closed/)
    await screen.findByText('+21.40')
    await chooseIn('Time', 'Dates…')
    fireEvent.change(screen.getByLabelText('From'), { target: { value: '2026-02-30' } })
    expect(await screen.findByText('Write the day as 2026-09-21.')).toBeTruthy()
    const asked = argumentsOf(bridge, 'positions.history').length
    press('Export CSV')
    expect(argumentsOf(bridge, 'history.export')).toEqual([])
    expect(argumentsOf(bridge, 'positions.history').length).toBe(asked)
  })

  it('goes page by page, and keeps its rows when a page fails, to try that page again', async () => {
    const bridge = await openTradeScreen()
    const pages = twoPages(bridge)
    pages.isBroken = true
    openTab(/^Fills/)
    await screen.findByText('61,111.0')
    press('Older')
    await screen.findByRole('button', { name: 'Try again' })
    expect(screen.getByText('61,111.0')).toBeTruthy()
    pages.isBroken = false
    press('Try again')
    await screen.findByText('52,222.0')
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
    const cursors = bridge.calls
      .filter(({ name }) => name === 'fills.history')
      .map(({ args }) => args[1])
    expect(cursors).toEqual([null, 'next', 'next'])
    expect(screen.getByText('No older rows')).toBeTruthy()
  })

  it('is read again from the newest row', async () => {
    const bridge = await openTradeScreen()
    openTab(/^Orders/)
    await waitFor(() => expect(rowsOf('Orders').length).toBe(4))
    press('Read again')
    await waitFor(() => expect(argumentsOf(bridge, 'orders.history').length).toBe(2))
    await waitFor(() => expect(rowsOf('Orders').length).toBe(4))
  })
})

describe('exporting a history', () => {
  it('asks main for the filter as it stands, and says where the file is', async () => {
    const bridge = await openTradeScreen()
    openTab(/^Closed/)
    await screen.findByText('+21.40')
    press('Export JSON')
    await waitFor(() => expect(noticesStore.getState().toasts.length).toBe(1))
    expect(argumentsOf(bridge, 'history.export')).toEqual([
      {
        kind: 'positions',
        format: 'json',
        filter: argumentsOf(bridge, 'positions.history')[0],
      },
    ])
    expect(noticesStore.getState().toasts[0]?.message).toMatchObject({
      title: 'Exported 128 rows',
      text: 'keydesk-positions-2026-09-21.json is in your downloads folder.',
    })
  })

  it('says when one file could not hold everything, and when nothing was written', async () => {
    const bridge = await openTradeScreen()
    bridge.answer('history.export', async () =>
      succeed({ file: 'part.csv', rows: 10_000, complete: false }),
    )
    openTab(/^Closed/)
    await screen.findByText('+21.40')
    press('Export CSV')
    await waitFor(() => expect(noticesStore.getState().toasts.length).toBe(1))
    expect(noticesStore.getState().toasts[0]?.message).toMatchObject({
      text: expect.stringMatching(/there were more than one file takes/),
    })
    bridge.answer('history.export', async () => fail({ kind: 'internal', reference: 'E-4' }))
    press('Export CSV')
    await waitFor(() => expect(noticesStore.getState().toasts.length).toBe(2))
    expect(noticesStore.getState().toasts[1]).toMatchObject({
      ...{ tone: 'refused', message: { title: 'Nothing was exported' } },
    })
  })
})

import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { errorSentence } from '../../../../../renderer/i18n/explain-error.ts'
import { batchStore } from '../../../../../renderer/stores/batch-store.ts'
import { noticesStore } from '../../../../../renderer/stores/notices-store.ts'
import { succeed } from '../../../../../shared/domain/error.ts'
import type { OrderDraft } from '../../../../../shared/domain/order.ts'
import type { OrderOutcome } from '../../../../../shared/ipc/outcome.ts'
import type { FakeBridge } from '../../../../helpers/fake-bridge.ts'
import { ACCEPTED } from '../../../../helpers/fake-trading.ts'
import {
  closeTradeScreen,
  giveLayout,
  openTradeScreen,
} from '../../../../helpers/open-trade-screen.tsx'

beforeAll(giveLayout)

afterEach(() => {
  closeTradeScreen()
  batchStore.setState(batchStore.getInitialState(), true)
  noticesStore.setState(noticesStore.getInitialState(), true)
})

const basket = () => within(screen.getByRole('region', { name: 'Batch' }))
const add = () => basket().getByRole('button', { name: 'Add to batch' })
const type = (label: string, text: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } })

async function collect(...sizes: ReadonlyArray<string>): Promise<void> {
  type('Price', '61000')
  for (const size of sizes) {
    type('Size', size)
    await waitFor(() => expect(add()).toHaveProperty('disabled', false))
    fireEvent.click(add())
  }
}

const sentBy = (bridge: FakeBridge) =>
  bridge.calls
    .filter((call) => call.name === 'orders.submitBatch')
    .map((call) => (call.args[0] as ReadonlyArray<OrderDraft>).map(({ quantity }) => quantity))

it('sends what was collected in one call, and keeps what was refused', async () => {
  const bridge = await openTradeScreen()
  const rejected = {
    kind: 'rejected',
    clientOid: 'kd-2',
    error: { kind: 'refused', code: '25203', message: 'Insufficient margin' },
    requestId: 9,
  } as const
  const unknown: OrderOutcome = { kind: 'unknown', clientOid: 'kd-3', requestId: 9 }
  bridge.answer('orders.submitBatch', async () => succeed({ items: [ACCEPTED, rejected, unknown] }))
  await collect('0.01', '0.02', '0.03')
  const send = basket().getByRole('button', { name: /^Send 3 orders/ })
  fireEvent.click(send)
  fireEvent.click(send)
  await waitFor(() => expect(noticesStore.getState().history[0]?.tone).toBe('uncertain'))
  expect(sentBy(bridge)).toEqual([['0.01', '0.02', '0.03']])
  // Uncertain ones may stand at the exchange: only the refused one can be sent again.
  expect(basket().getAllByRole('listitem')).toHaveLength(1)
  expect(basket().getByRole('listitem').textContent).toContain('0.02')
  // Which of them it was and why stands beside it and in what is told.
  const reason = errorSentence(rejected.error, 'en')
  expect(basket().getByRole('listitem').textContent).toContain(reason)
  const told = noticesStore.getState().history[0]?.message
  const text = told?.kind === 'words' ? told.text : ''
  expect(text).toContain('1 done, 1 failed, 1 uncertain')
  expect(text).toContain(`BTCUSDT · Buy 0.0200 BTC @ 61,000.0: ${reason}`)
  expect(text).toContain('BTCUSDT · Buy 0.0300 BTC @ 61,000.0: uncertain')
})

it('takes no order that a batch cannot carry, and lets one be taken out', async () => {
  await openTradeScreen()
  await collect('0.01')
  fireEvent.click(screen.getByRole('checkbox', { name: 'Reduce-only' }))
  await waitFor(() => expect(add()).toHaveProperty('disabled', true))
  expect(add().title).not.toBe('')
  fireEvent.click(basket().getByRole('button', { name: /out of the batch$/ }))
  expect(basket().queryByRole('listitem')).toBeNull()
})

it('forgets orders that were collected for another key set', async () => {
  await openTradeScreen()
  await collect('0.01')
  batchStore.setState({ keySetId: 'another' })
  await waitFor(() => expect(basket().queryByRole('listitem')).toBeNull())
})

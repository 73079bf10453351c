import { describe, expect, it } from 'vitest'
import {
  EMPTY_TICKET,
  NO_TICKET_EXITS,
  type TicketDraft,
  type TicketExits,
  type TicketGround,
} from '../../../../renderer/stores/ticket-draft.ts'
import { toTicketOrder } from '../../../../renderer/stores/ticket-order.ts'
import { createTicketStore, draftOf } from '../../../../renderer/stores/ticket-store.ts'
import { succeed } from '../../../../shared/domain/error.ts'
import type { OrderOutcome } from '../../../../shared/ipc/outcome.ts'
import { aDraft, anOrderContext } from '../../../helpers/builders.ts'
import { FakeDeskPorts } from '../../../helpers/fake-desk-ports.ts'

const ground: TicketGround = {
  context: anOrderContext({ holdMode: 'hedge_mode' }),
  best: { bid: '59999', ask: '60001' },
  defaults: { marginMode: 'isolated', stpMode: 'cancel_both' },
}
const accepted: OrderOutcome = {
  kind: 'accepted',
  clientOid: 'kd-1',
  orderId: '1',
  requestId: null,
  roundTripMs: 1,
  exchangeMs: 1,
}

function start() {
  const desk = new FakeDeskPorts()
  desk.answer('orders.submit', async () => succeed(accepted))
  desk.answer('strategies.place', async () => succeed(accepted))
  return { desk, tickets: createTicketStore(desk) }
}

describe('sending what a ticket describes', () => {
  const typed: TicketDraft = { ...EMPTY_TICKET, price: '60000', size: '0.01' }
  const limitExits: TicketExits = {
    ...NO_TICKET_EXITS,
    isOpen: true,
    takeProfit: '61000',
    stopLoss: '59000',
    orderType: 'limit',
    takeProfitLimit: '61000',
    stopLossLimit: '58990',
  }
  it.each([
    [
      'an order with exits',
      {
        ...typed,
        exits: limitExits,
      },
      'orders.submit',
    ],
    ['a trigger', { ...typed, orderType: 'trigger', triggerPrice: '61000' }, 'strategies.place'],
  ] as const)('%s fits the contract and empties the size', async (_name, ticket, request) => {
    const { desk, tickets } = start()
    const order = toTicketOrder(ticket, ground)
    tickets.change(order, ticket)
    // The fake refuses arguments that main would refuse.
    const submission = await tickets.submit(order, 1)
    expect(submission.kind).toBe('answered')
    expect(desk.calls.map(({ name }) => name)).toEqual([request])
    expect(draftOf(tickets.store.getState(), order).size).toBe('')
  })

  it('sends once while the answer is out', async () => {
    const { desk, tickets } = start()
    const first = tickets.submit(aDraft(), 1)
    const second = await tickets.submit(aDraft(), 2)
    expect(second.kind).toBe('sending')
    await first
    expect(desk.asked('orders.submit')).toBe(1)
  })
})

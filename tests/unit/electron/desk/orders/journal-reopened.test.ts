import { expect, it } from 'vitest'
import type { Intent, OrderIntent } from '../../../../../electron/desk/journal/intent.ts'
import { SqliteJournal } from '../../../../../electron/desk/journal/journal.ts'
import { IntentLedger } from '../../../../../electron/desk/orders/intent-ledger.ts'
import type { Order } from '../../../../../shared/domain/order.ts'
import { aDraft, anOrder } from '../../../../helpers/builders.ts'
import { answered, FakePrivateRest, LOST } from '../../../../helpers/fake-private-rest.ts'
import { HandClock, settle } from '../../../../helpers/hand-clock.ts'
import { aTradingSession } from '../../../../helpers/trading-session.ts'

function anIntent(clientOid: string): OrderIntent {
  return {
    ...{ kind: 'order', clientOid, keySetId: 'set-1', environment: 'practice' },
    ...{ draft: aDraft(), state: 'sending', createdAtMs: 5 },
  } as const
}

/** A ledger with one order that is being sent, one that another desk left, and its tidings. */
function sendingOne() {
  const clock = new HandClock()
  const rest = new FakePrivateRest()
  const session = aTradingSession(rest)
  const journal = new SqliteJournal(':memory:', 0)
  const settled: string[] = []
  const ledger = new IntentLedger<OrderIntent, Order>({
    ...{ clock, schedule: clock.schedule, journal },
    newClientOid: () => 'kd-spare',
    reportFault: String,
    isOwn: (intent: Intent): intent is OrderIntent => intent.kind === 'order',
    ask: (intent) => rest.orderByClientOid(intent.clientOid),
    onOpen: () => undefined,
    onSettled: (intent, _session, { kind }) => settled.push(`${intent.clientOid} ${kind}`),
  })
  ledger.activate(session)
  journal.begin([anIntent('kd-left')])
  ledger.begin([anIntent('kd-sent')])
  ledger.activate(session)
  const states = () =>
    Object.fromEntries(ledger.open().map(({ intent, state }) => [intent.clientOid, state]))
  return { clock, rest, session, ledger, settled, states }
}

it('an order that is being sent when its journal is opened anew waits for its own answer', async () => {
  const { clock, rest, session, ledger, settled, states } = sendingOne()
  expect(states()).toEqual({ 'kd-left': 'unknown', 'kd-sent': 'sending' })
  rest.orders.set('kd-left', anOrder({ clientOid: 'kd-left' }))
  rest.orders.set('kd-sent', anOrder({ clientOid: 'kd-sent' }))
  await clock.advance(300)
  expect(settled).toEqual(['kd-left accepted'])
  const answer = answered({ orderId: '7', clientOid: 'kd-sent' })
  expect(ledger.conclude(session, anIntent('kd-sent'), answer)).toMatchObject({ kind: 'accepted' })
  await settle()
  expect([states(), settled]).toEqual([{}, ['kd-left accepted']])
})

it('and is asked after when that answer is lost', async () => {
  const { clock, rest, session, ledger, settled } = sendingOne()
  expect(ledger.conclude(session, anIntent('kd-sent'), LOST)).toMatchObject({ kind: 'unknown' })
  rest.orders.set('kd-sent', anOrder({ clientOid: 'kd-sent' }))
  await clock.advance(300)
  expect(settled).toEqual(['kd-sent accepted'])
})

import { describe, expect, it } from 'vitest'
import type { TradingSession } from '../../../../../electron/desk/orders/trading-session.ts'
import type { Answer } from '../../../../../electron/desk/ports.ts'
import {
  outcomeOfClose,
  PositionCommands,
} from '../../../../../electron/desk/positions/position-commands.ts'
import { reversalOrders } from '../../../../../electron/desk/positions/reversal.ts'
import type { BatchItem } from '../../../../../electron/desk/wire-ports.ts'
import type { AccountSettings } from '../../../../../shared/domain/balance.ts'
import {
  type DeskError,
  fail,
  invalid,
  type Result,
  succeed,
} from '../../../../../shared/domain/error.ts'
import type { OrderDraft } from '../../../../../shared/domain/order.ts'
import type { Position } from '../../../../../shared/domain/position.ts'
import type { OrderOutcome } from '../../../../../shared/ipc/outcome.ts'
import { aPosition, someSettings } from '../../../../helpers/builders.ts'
import { answered, FakePrivateRest, LOST, SAID_NO } from '../../../../helpers/fake-private-rest.ts'
import { aTradingSession } from '../../../../helpers/trading-session.ts'

const OK: BatchItem = { ok: true, orderId: '9', clientOid: 'x9' }
const NO: BatchItem = { ok: false, code: '25202', message: 'no', definite: true }
const PERHAPS: BatchItem = { ok: false, code: '40010', message: 'timed out', definite: false }
const reference = { category: 'USDT-FUTURES', symbol: 'BTCUSDT', side: 'long' } as const

const accepted = (clientOid: string): Result<OrderOutcome> =>
  succeed({
    ...{ kind: 'accepted', clientOid, orderId: clientOid },
    ...{ requestId: 1, roundTripMs: 1, exchangeMs: 1 },
  })

interface Seats {
  session: TradingSession | null
  positions: ReadonlyArray<Position>
}

function open(
  settings: AccountSettings | null = someSettings(),
  afterSubmit: (seats: Seats) => void = () => undefined,
) {
  const rest = new FakePrivateRest()
  const sent: OrderDraft[] = []
  const seen = {
    ...{ reloads: 0, monotonic: 0, guarded: [] as number[] },
    refusal: null as DeskError | null,
  }
  const answers: Result<OrderOutcome>[] = []
  const seats: Seats = {
    session: aTradingSession(rest),
    positions: [aPosition(), aPosition({ side: 'short', size: '0.2' })],
  }
  const commands = new PositionCommands({
    session: () => seats.session,
    account: {
      settings: () => settings,
      positions: () => seats.positions,
      reload: () => {
        seen.reloads += 1
      },
    },
    submit: async (draft) => {
      sent.push(draft)
      afterSubmit(seats)
      return answers.shift() ?? accepted(`kd-${sent.length}`)
    },
    guard: (drafts) => {
      seen.guarded.push(drafts.length)
      return seen.refusal
    },
    clock: { monotonic: () => seen.monotonic },
  })
  return { rest, sent, seen, answers, seats, commands }
}

describe('closing a position', () => {
  it.each<[string, Answer<ReadonlyArray<BatchItem>>, object]>([
    ['taken', answered([OK]), { kind: 'accepted', orderId: '9', clientOid: 'x9', requestId: 1 }],
    ['refused', answered([NO]), { kind: 'rejected', error: { code: '25202' } }],
    ['one of two refused', answered([OK, NO]), { kind: 'rejected', error: { code: '25202' } }],
    ['one of two not known', answered([OK, PERHAPS]), { kind: 'unknown' }],
    ['one refused, one not known', answered([NO, PERHAPS]), { kind: 'unknown' }],
    ['nothing open', answered([]), { kind: 'rejected', error: { reason: 'not-found' } }],
    ['refused as a whole', SAID_NO, { kind: 'rejected', error: { code: '25203' } }],
    ['lost', LOST, { kind: 'unknown' }],
  ])('%s', (_name, answer, outcome) => {
    expect(outcomeOfClose(answer)).toMatchObject(outcome)
  })

  it('asks for that position, and looks again when it did not close', async () => {
    const { rest, seen, commands } = open()
    const asked: unknown[] = []
    rest.closePositions = async (...args) => {
      asked.push(args)
      return answered([OK])
    }
    expect(await commands.close(reference, 7)).toMatchObject({ value: { kind: 'accepted' } })
    expect(asked).toEqual([['USDT-FUTURES', reference, 7]])
    expect(seen.reloads).toBe(0)
    rest.closePositions = async () => LOST
    expect(await commands.close(reference, 7)).toMatchObject({ value: { kind: 'unknown' } })
    expect(seen.reloads).toBe(1)
  })
})

describe('the orders of a reversal', () => {
  it.each([
    ['long', 'one_way_mode', ['sell 1 null']],
    ['short', 'one_way_mode', ['buy 1 null']],
    ['long', 'hedge_mode', ['sell 0.5 long', 'sell 0.5 short']],
    ['short', 'hedge_mode', ['buy 0.5 short', 'buy 0.5 long']],
  ] as const)('of a %s in %s', (side, holdMode, expected) => {
    const orders = reversalOrders(aPosition({ side, marginMode: 'isolated' }), holdMode)
    expect(orders.map((one) => `${one.side} ${one.quantity} ${one.positionSide}`)).toEqual(expected)
    for (const order of orders) {
      expect(order).toMatchObject({
        orderType: 'market',
        reduceOnly: false,
        marginMode: 'isolated',
      })
    }
  })

  it('doubles a size exactly', () => {
    const [order] = reversalOrders(aPosition({ size: '0.1234567890123456789' }), 'one_way_mode')
    expect(order?.quantity).toBe('0.2469135780246913578')
  })

  it('counts coin-margined contracts in the quote coin', () => {
    const [order] = reversalOrders(aPosition({ category: 'COIN-FUTURES' }), 'one_way_mode')
    expect(order?.quantityUnit).toBe('quote')
  })
})

describe('reversing', () => {
  const hedge = someSettings({ holdMode: 'hedge_mode' })

  it('sends one order in one-way mode', async () => {
    const { sent, commands } = open()
    expect(await commands.reverse(reference, 0)).toMatchObject({
      value: { items: [{ kind: 'accepted', clientOid: 'kd-1' }] },
    })
    expect(sent).toHaveLength(1)
  })

  it('opens the other side in hedge mode once the close is accepted', async () => {
    const { sent, commands } = open(hedge)
    expect(await commands.reverse({ ...reference, side: 'short' }, 0)).toMatchObject({
      value: { items: [{ clientOid: 'kd-1' }, { clientOid: 'kd-2' }] },
    })
    expect(sent.map((draft) => draft.quantity)).toEqual(['0.2', '0.2'])
  })

  it.each<[string, OrderOutcome]>([
    ['rejected', { kind: 'rejected', clientOid: 'kd-1', error: invalid('required'), requestId: 1 }],
    ['unknown', { kind: 'unknown', clientOid: 'kd-1', requestId: 1 }],
  ])('opens nothing after a close that is %s', async (_name, outcome) => {
    const { sent, answers, commands } = open(hedge)
    answers.push(succeed(outcome))
    expect(await commands.reverse(reference, 0)).toEqual({ ok: true, value: { items: [outcome] } })
    expect(sent).toHaveLength(1)
  })

  it('tells both when a rule holds the second order back', async () => {
    const { answers, commands } = open(hedge)
    answers.push(accepted('kd-1'), fail(invalid('above-available')))
    expect(await commands.reverse(reference, 0)).toMatchObject({
      value: {
        items: [{ kind: 'accepted' }, { kind: 'rejected', error: { reason: 'above-available' } }],
      },
    })
  })

  it('opens nothing with a key that was taken into use meanwhile', async () => {
    const { sent, commands } = open(hedge, (seats) => {
      seats.session = aTradingSession(new FakePrivateRest())
    })
    expect(await commands.reverse(reference, 0)).toMatchObject({
      value: {
        items: [{ kind: 'accepted' }, { kind: 'rejected', error: { reason: 'cancelled' } }],
      },
    })
    expect(sent).toHaveLength(1)
  })

  it('is not sent again by figures of before it', async () => {
    const { sent, seats, commands } = open()
    await commands.reverse(reference, 0)
    expect(await commands.reverse(reference, 1)).toEqual(fail(invalid('duplicate-submit')))
    expect(sent).toHaveLength(1)
    // The account tells what the position is since.
    seats.positions = [aPosition({ updatedAtMs: aPosition().updatedAtMs + 1 })]
    expect(await commands.reverse(reference, 2)).toMatchObject({ ok: true })
  })

  it('takes for true what still stands when the stream had its time to tell', async () => {
    const { sent, seen, commands } = open()
    await commands.reverse(reference, 0)
    seen.monotonic = 4999
    expect(await commands.reverse(reference, 1)).toMatchObject({ ok: false })
    seen.monotonic = 5000
    expect(await commands.reverse(reference, 2)).toMatchObject({ ok: true })
    expect(sent).toHaveLength(2)
  })

  it('may be asked for again when the exchange took nothing', async () => {
    const { sent, answers, commands } = open()
    const no = { kind: 'rejected', clientOid: 'kd-1', error: invalid('required'), requestId: 1 }
    answers.push(succeed(no as OrderOutcome), fail(invalid('stale-market')))
    await commands.reverse(reference, 0)
    await commands.reverse(reference, 1)
    expect(await commands.reverse(reference, 2)).toMatchObject({
      value: { items: [{ kind: 'accepted' }] },
    })
    expect(sent).toHaveLength(3)
  })

  it('is held back whole when a guard refuses one of its orders', async () => {
    const { sent, seen, commands } = open(hedge)
    const refusal = invalid('guard-daily-loss', null, { limit: '100', value: '120' })
    seen.refusal = refusal
    expect(await commands.reverse(reference, 0)).toEqual({ ok: false, error: refusal })
    expect(sent).toEqual([])
    expect(seen.guarded).toEqual([2])
  })

  it('is refused before anything is sent', async () => {
    const { answers, commands } = open()
    answers.push(fail(invalid('stale-market')))
    expect(await commands.reverse(reference, 0)).toMatchObject({
      error: { reason: 'stale-market' },
    })
    expect(await commands.reverse({ ...reference, symbol: 'ETHUSDT' }, 0)).toMatchObject({
      error: { reason: 'not-found' },
    })
    // Without the account's settings nobody knows which orders reverse.
    expect(await open(null).commands.reverse(reference, 0)).toMatchObject({
      error: { reason: 'missing-permission' },
    })
  })
})

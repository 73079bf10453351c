import { describe, expect, it } from 'vitest'
import { PanicService } from '../../../../../electron/desk/panic/panic-service.ts'
import type { Answer } from '../../../../../electron/desk/ports.ts'
import type { BatchItem } from '../../../../../electron/desk/wire-ports.ts'
import type { Category } from '../../../../../shared/domain/instrument.ts'
import type { StrategyOrder } from '../../../../../shared/domain/strategy-order.ts'
import { anOrder, aPosition } from '../../../../helpers/builders.ts'
import {
  answered,
  FakePrivateRest,
  LOST,
  refusedWith,
  SAID_NO,
} from '../../../../helpers/fake-private-rest.ts'
import { HandClock, settle } from '../../../../helpers/hand-clock.ts'
import { aStrategyOrder } from '../../../../helpers/strategy-builders.ts'
import { aTradingSession } from '../../../../helpers/trading-session.ts'

const GONE = refusedWith({ kind: 'refused', code: '25575', message: 'could not be found' }, true)
const TOO_MANY = refusedWith({ kind: 'rateLimited', retryAfterMs: 400 }, true)
const CLOSED: BatchItem = { ok: true, orderId: '9', clientOid: '9' }
const NOT_CLOSED: BatchItem = { ok: false, code: '25202', message: 'no', definite: true }
const PERHAPS: BatchItem = { ok: false, code: '40010', message: 'timed out', definite: false }

/** An account with two orders, two strategy orders and two positions; every call works. */
function open() {
  const clock = new HandClock()
  const rest = new FakePrivateRest()
  const calls: string[] = []
  const seen = { reloads: 0 }
  const waiting: ReadonlyArray<StrategyOrder> = [
    aStrategyOrder({ orderId: 's1' }),
    aStrategyOrder({ orderId: 's2', category: 'SPOT' }),
  ]
  rest.cancelAll = async (category) => {
    calls.push(`cancel ${category}`)
    return answered({ done: category === 'USDT-FUTURES' ? 2 : 0, failed: 0 })
  }
  rest.openStrategies = async (category) =>
    answered(waiting.filter((order) => order.category === category))
  rest.cancelStrategy = async ({ orderId }) => {
    calls.push(`strategy ${orderId}`)
    return answered(null)
  }
  rest.closePositions = async (category) => {
    calls.push(`close ${category}`)
    return answered(category === 'USDT-FUTURES' ? [CLOSED, CLOSED] : [])
  }
  const session = aTradingSession(rest)
  const service = new PanicService({
    session: () => session,
    schedule: clock.schedule,
    account: {
      openOrders: () => [anOrder(), anOrder({ orderId: '2', symbol: 'ETHUSDT' })],
      strategyOrders: () => waiting,
      positions: () => [aPosition(), aPosition({ symbol: 'ETHUSDT' })],
      reload: () => {
        seen.reloads += 1
      },
    },
  })
  return { clock, rest, calls, seen, service }
}

describe('the panic buttons', () => {
  it('cancel in every product line, whether orders are known there or not, and strategy orders too', async () => {
    const { calls, seen, service } = open()
    expect(await service.run('cancel', 0)).toEqual({
      ok: true,
      value: { cancelled: { done: 4, failed: 0, uncertain: 0 }, closed: null, errors: [] },
    })
    expect([...calls].sort()).toEqual([
      'cancel COIN-FUTURES',
      'cancel MARGIN',
      'cancel SPOT',
      'cancel USDC-FUTURES',
      'cancel USDT-FUTURES',
      'strategy s1',
      'strategy s2',
    ])
    expect(seen.reloads).toBe(0)
  })

  it('close in every futures line, and leave orders alone', async () => {
    const { calls, service } = open()
    expect(await service.run('flatten', 0)).toMatchObject({
      value: { cancelled: null, closed: { done: 2, failed: 0, uncertain: 0 } },
    })
    expect(calls).toEqual(['close USDT-FUTURES', 'close USDC-FUTURES', 'close COIN-FUTURES'])
  })

  it('cancel everything before they close anything', async () => {
    const { calls, service } = open()
    expect(await service.run('both', 0)).toMatchObject({
      value: { cancelled: { done: 4 }, closed: { done: 2 } },
    })
    const kinds = calls.map((call) => call.startsWith('close'))
    expect(kinds.lastIndexOf(false)).toBeLessThan(kinds.indexOf(true))
  })

  it('count what failed and what nobody knows, tell why, and look again', async () => {
    const { rest, seen, service } = open()
    rest.cancelAll = async (category) =>
      category === 'USDT-FUTURES'
        ? LOST
        : category === 'SPOT'
          ? SAID_NO
          : answered({ done: 1, failed: 1 })
    rest.closePositions = async () => answered([CLOSED, NOT_CLOSED, PERHAPS])
    const result = await service.run('both', 0)
    expect(result).toMatchObject({
      value: {
        // Two orders of the lost call; three lines with one done and one failed; two strategy orders.
        cancelled: { done: 5, failed: 3, uncertain: 2 },
        closed: { done: 3, failed: 3, uncertain: 3 },
      },
    })
    expect(result.ok && result.value.errors.map((error) => error.kind)).toEqual([
      'refused',
      'unavailable',
      ...Array.from({ length: 6 }, () => 'refused'),
    ])
    expect(seen.reloads).toBe(1)
  })

  it('count the positions of a lost call as uncertain', async () => {
    const { rest, service } = open()
    rest.closePositions = async (category): Promise<Answer<ReadonlyArray<BatchItem>>> =>
      category === 'USDT-FUTURES' ? LOST : answered([])
    expect(await service.run('flatten', 0)).toMatchObject({
      value: { closed: { done: 0, failed: 0, uncertain: 2 } },
    })
  })

  it('take a strategy order that is gone for cancelled, and cancel known ones without a list', async () => {
    const { rest, calls, service } = open()
    rest.openStrategies = async (category) => (category === 'SPOT' ? LOST : answered([]))
    rest.cancelStrategy = async ({ orderId }) => {
      calls.push(`strategy ${orderId}`)
      return GONE
    }
    expect(await service.run('cancel', 0)).toMatchObject({
      value: {
        cancelled: { done: 3, failed: 0, uncertain: 0 },
        errors: [{ kind: 'unavailable', reason: 'timeout' }],
      },
    })
    expect(calls).toContain('strategy s2')
  })

  it('make a call again that was refused for its rate alone, for that one was not done', async () => {
    const { clock, rest, calls, service } = open()
    const refused = new Set<Category>()
    rest.cancelAll = async (category) => {
      calls.push(`cancel ${category}`)
      if (refused.has(category)) return answered({ done: 1, failed: 0 })
      refused.add(category)
      return TOO_MANY
    }
    const running = service.run('cancel', 0)
    await settle()
    await clock.advance(400)
    expect(await running).toMatchObject({ value: { cancelled: { done: 7 }, errors: [] } })
  })

  it('never make a call again whose answer was lost', async () => {
    const { clock, rest, calls, service } = open()
    rest.closePositions = async (category) => {
      calls.push(`close ${category}`)
      return LOST
    }
    await service.run('flatten', 0)
    await clock.advance(60_000)
    expect(calls).toHaveLength(3)
  })

  it('keep to the rate of strategy cancels', async () => {
    const { clock, rest, service } = open()
    const many = Array.from({ length: 20 }, (_, at) => aStrategyOrder({ orderId: `s${at}` }))
    rest.openStrategies = async (category) => answered(category === 'USDT-FUTURES' ? many : [])
    let begun = 0
    rest.cancelStrategy = async () => {
      begun += 1
      return answered(null)
    }
    const running = service.run('cancel', 0)
    await settle()
    expect(begun).toBe(8)
    await clock.advance(1050)
    expect(begun).toBe(16)
    await clock.advance(1050)
    expect(await running).toMatchObject({ value: { cancelled: { done: 22 } } })
  })

  it('need nothing but a key', async () => {
    const service = new PanicService({
      session: () => null,
      schedule: () => () => undefined,
      account: {
        openOrders: () => [],
        strategyOrders: () => [],
        positions: () => [],
        reload: () => undefined,
      },
    })
    expect(await service.run('both', 0)).toMatchObject({ error: { reason: 'no-key' } })
  })
})

describe('cancelling all orders', () => {
  it('asks for one line and one symbol, and cancels the strategy orders of that scope', async () => {
    const { rest, calls, service } = open()
    rest.cancelAll = async (category, symbol) => {
      calls.push(`cancel ${category} ${symbol}`)
      return answered({ done: 2, failed: 1 })
    }
    rest.openStrategies = async () =>
      answered([aStrategyOrder(), aStrategyOrder({ orderId: 's9', symbol: 'ETHUSDT' })])
    expect(await service.cancelAll('USDT-FUTURES', 'BTCUSDT', 0)).toEqual({
      ok: true,
      value: { done: 3, failed: 1, uncertain: 0, requestId: 1, error: null },
    })
    expect(calls.sort()).toEqual(['cancel USDT-FUTURES BTCUSDT', 'strategy s1'])
  })

  it('reaches every line without a category, and takes no symbol then', async () => {
    const { calls, service } = open()
    expect(await service.cancelAll(null, null, 0)).toMatchObject({ value: { done: 4 } })
    expect(calls.filter((call) => call.startsWith('cancel'))).toHaveLength(5)
    expect(await service.cancelAll(null, 'BTCUSDT', 0)).toMatchObject({
      error: { reason: 'malformed' },
    })
  })

  it.each([
    ['uncertain without an answer', LOST, { failed: 0, uncertain: 1 }],
    ['failed after a definite no', SAID_NO, { failed: 1, uncertain: 0 }],
  ])('counts the orders meant as %s', async (_name, answer, counts) => {
    const { rest, seen, service } = open()
    rest.cancelAll = async () => answer
    rest.openStrategies = async () => answered([])
    expect(await service.cancelAll('USDT-FUTURES', 'BTCUSDT', 0)).toMatchObject({
      value: { done: 0, ...counts, error: answer.ok ? null : answer.error },
    })
    expect(seen.reloads).toBe(1)
  })
})

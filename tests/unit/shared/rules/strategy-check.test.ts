import { describe, expect, it } from 'vitest'
import type { DeskError } from '../../../../shared/domain/error.ts'
import type {
  StrategyChange,
  StrategyOrder,
  TpslDraft,
} from '../../../../shared/domain/strategy-order.ts'
import { checkStrategyChange, checkTpsl } from '../../../../shared/rules/strategy-check.ts'
import { guardedQuantity, type StrategyContext } from '../../../../shared/rules/strategy-context.ts'
import { aPerpetual, aPosition, aSpotPair } from '../../../helpers/builders.ts'
import { anExit, aStrategyOrder, aTpslDraft } from '../../../helpers/strategy-builders.ts'

function context(changes: Partial<StrategyContext> = {}): StrategyContext {
  return {
    instrument: aPerpetual(),
    lastPrice: '60010',
    markPrice: '60000',
    position: aPosition(),
    guardedQuantity: '0',
    ...changes,
  }
}

const text = (error: DeskError | undefined) =>
  error?.kind === 'invalid' ? `${error.reason} ${error.field}` : 'nothing'

describe('a strategy order that guards a position', () => {
  it.each<[string, Partial<TpslDraft>, Partial<StrategyContext>, string]>([
    ['whole, above the mark', {}, {}, 'nothing'],
    ['no exit at all', { takeProfit: null }, {}, 'required takeProfit'],
    ['profit at the mark', { takeProfit: anExit('60000') }, {}, 'exit-wrong-side takeProfit'],
    [
      'profit between mark and last, by last',
      { takeProfit: anExit('60005', { triggerBy: 'market' }) },
      {},
      'exit-wrong-side takeProfit',
    ],
    ['profit between mark and last, by mark', { takeProfit: anExit('60005') }, {}, 'nothing'],
    ['stop above the mark', { stopLoss: anExit('60001') }, {}, 'exit-wrong-side stopLoss'],
    ['stop below the mark', { stopLoss: anExit('59000') }, {}, 'nothing'],
    ['profit of a short above', { positionSide: 'short' }, {}, 'exit-wrong-side takeProfit'],
    [
      'profit of a short below',
      { positionSide: 'short', takeProfit: anExit('59000') },
      {},
      'nothing',
    ],
    ['unknown prices', { takeProfit: anExit('1') }, { markPrice: null }, 'nothing'],
    ['off the tick', { takeProfit: anExit('63000.05') }, {}, 'off-tick takeProfit'],
    ['zero', { stopLoss: anExit('0') }, {}, 'not-positive stopLoss'],
    [
      'limit without its price',
      { takeProfit: anExit('63000', { orderType: 'limit' }) },
      {},
      'limit-price-missing takeProfit',
    ],
    [
      'limit price off the tick',
      { takeProfit: anExit('63000', { orderType: 'limit', limitPrice: '62999.99' }) },
      {},
      'off-tick takeProfit',
    ],
    [
      'market with a limit price',
      { takeProfit: anExit('63000', { limitPrice: '1' }) },
      {},
      'wrong-shape takeProfit',
    ],
    ['no position', {}, { position: null }, 'insufficient-position quantity'],
    ['position not known', {}, { position: 'unknown' }, 'nothing'],
    ['whole with a quantity', { quantity: '0.1' }, {}, 'wrong-shape quantity'],
    ['part without a quantity', { mode: 'partial' }, {}, 'required quantity'],
    ['part', { mode: 'partial', quantity: '0.5' }, {}, 'nothing'],
    ['part off the step', { mode: 'partial', quantity: '0.00005' }, {}, 'off-step quantity'],
    [
      'part below the minimum',
      { mode: 'partial', quantity: '0.0001' },
      { instrument: aPerpetual({ minQuantity: '0.001' }) },
      'below-minimum quantity',
    ],
    [
      'more than the position',
      { mode: 'partial', quantity: '0.5001' },
      {},
      'insufficient-position quantity',
    ],
    [
      'more than is unguarded',
      { mode: 'partial', quantity: '0.4' },
      { guardedQuantity: '0.2' },
      'insufficient-position quantity',
    ],
    ['on spot', { category: 'SPOT' }, { instrument: aSpotPair() }, 'exit-not-possible null'],
    ['on margin', { category: 'MARGIN' }, { instrument: aSpotPair() }, 'exit-not-possible null'],
  ])('%s', (_name, draft, known, expected) => {
    expect(text(checkTpsl(aTpslDraft(draft), context(known))[0])).toBe(expected)
  })

  it('names the coin that contracts of coin-margined futures are counted in', () => {
    const instrument = aPerpetual({ category: 'COIN-FUTURES', quoteCoin: 'USD' })
    const draft = aTpslDraft({ category: 'COIN-FUTURES', mode: 'partial', quantity: '9' })
    expect(checkTpsl(draft, context({ instrument }))[0]).toMatchObject({
      values: { available: '0.5', coin: 'USD' },
    })
  })
})

describe('a change of a strategy order', () => {
  const NOTHING: StrategyChange = {
    takeProfit: null,
    stopLoss: null,
    trigger: null,
    quantity: null,
  }
  const triggered = { kind: 'trigger', mode: null, takeProfit: null } as const
  it.each<[string, Partial<StrategyOrder>, Partial<StrategyChange>, string]>([
    ['nothing', {}, {}, 'nothing-to-do null'],
    ['another profit', {}, { takeProfit: anExit('64000') }, 'nothing'],
    ['profit on the wrong side', {}, { takeProfit: anExit('59000') }, 'exit-wrong-side takeProfit'],
    ['its only exit removed', {}, { takeProfit: 'remove' }, 'required takeProfit'],
    ['one exit for the other', {}, { takeProfit: 'remove', stopLoss: anExit('59000') }, 'nothing'],
    ['one of two removed', { stopLoss: anExit('59000') }, { takeProfit: 'remove' }, 'nothing'],
    ['quantity of a part', {}, { quantity: '0.5' }, 'nothing'],
    ['more than the position', {}, { quantity: '0.6' }, 'insufficient-position quantity'],
    [
      'a part that has outgrown its position',
      { quantity: '0.6' },
      { takeProfit: anExit('64000') },
      'insufficient-position quantity',
    ],
    ['quantity of a whole', { mode: 'full' }, { quantity: '0.1' }, 'wrong-shape quantity'],
    ['a trigger on a guard', {}, { trigger: anExit('61000') }, 'wrong-shape trigger'],
    ['a trigger', triggered, { trigger: anExit('61000') }, 'nothing'],
    ['a trigger off the tick', triggered, { trigger: anExit('61000.01') }, 'off-tick trigger'],
    ['an exit on a trigger', triggered, { stopLoss: anExit('59000') }, 'wrong-shape takeProfit'],
  ])('%s', (_name, order, change, expected) => {
    const errors = checkStrategyChange(aStrategyOrder(order), { ...NOTHING, ...change }, context())
    expect(text(errors[0])).toBe(expected)
  })
})

describe('what is guarded already', () => {
  it('is the sum of the waiting parts of that position, without the one that changes', () => {
    const orders = [
      aStrategyOrder({ orderId: '1' }),
      aStrategyOrder({ orderId: '2', quantity: '0.1' }),
      aStrategyOrder({ orderId: '3', mode: 'full', quantity: null }),
      aStrategyOrder({ orderId: '4', positionSide: 'short' }),
      aStrategyOrder({ orderId: '5', symbol: 'ETHUSDT' }),
      aStrategyOrder({ orderId: '6', kind: 'trigger', mode: null }),
    ]
    expect(guardedQuantity(orders, aPosition())).toBe('0.3')
    expect(guardedQuantity(orders, aPosition(), '1')).toBe('0.1')
    expect(guardedQuantity([], aPosition())).toBe('0')
  })
})

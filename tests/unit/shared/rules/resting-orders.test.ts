import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal, toText } from '../../../../shared/domain/decimal.ts'
import type { PositionSide, Side } from '../../../../shared/domain/order.ts'
import { checkOrder } from '../../../../shared/rules/order-check.ts'
import { restingShare } from '../../../../shared/rules/resting-orders.ts'
import { availableFor, largestAffordable } from '../../../../shared/rules/sizing.ts'
import {
  aDraft,
  anOrder,
  anOrderContext,
  aPosition,
  someBalances,
} from '../../../helpers/builders.ts'
import { COIN_PERPETUAL, Scene } from '../../../helpers/futures-scene.ts'
import { PERPETUAL } from '../../../helpers/practice-scene.ts'
import { sceneContext } from '../../../helpers/scene-context.ts'

const aim = (side: Side) =>
  ({ side, positionSide: null, reduceOnly: false, marginMode: 'crossed' }) as const
const buys = (quantity: string) => anOrder({ side: 'buy', quantity, price: '60000' })
const sells = (quantity: string) => anOrder({ side: 'sell', quantity, price: '60000' })

describe('what resting orders leave to one more, in one-way mode at 10x', () => {
  it.each([
    ['a buy that rests is shared with a sell', 'sell', [buys('0.1')], [], '0', '600'],
    ['a buy beside a buy shares nothing', 'buy', [buys('0.1')], [], '0', '0'],
    ['what the dearer side has more', 'buy', [buys('0.1'), sells('0.3')], [], '0', '1200'],
    ['a sell that closes the long holds nothing', 'buy', [sells('0.5')], [aPosition()], '0', '0'],
    ['only what goes beyond the long', 'buy', [sells('0.7')], [aPosition()], '0', '1200'],
    ['an older sell takes from the long first', 'sell', [sells('0.2')], [aPosition()], '0.3', '0'],
    [
      'reduce-only orders open nothing',
      'buy',
      [anOrder({ side: 'sell', quantity: '9', reduceOnly: true })],
      [],
      '0',
      '0',
    ],
    [
      'what has filled rests no more',
      'sell',
      [anOrder({ quantity: '0.3', filledQuantity: '0.2' })],
      [],
      '0',
      '600',
    ],
  ] as const)('%s', (_name, side, openOrders, positions, reducible, shared) => {
    const share = restingShare(aim(side), anOrderContext({ openOrders, positions }))
    expect([toText(share.reducible), toText(share.sharedMargin)]).toEqual([reducible, shared])
  })

  it('is nothing in hedge mode, where both sides open', () => {
    const context = anOrderContext({ openOrders: [buys('0.1')], holdMode: 'hedge_mode' })
    const share = restingShare({ ...aim('sell'), positionSide: 'short' }, context)
    expect(toText(share.sharedMargin)).toBe('0')
  })

  it('is counted in what is available, in the largest order and in the check', () => {
    // 600 of 1000 are held by the buy: a sell may use all, 1000 / (60000 x 0.1006) = 0.16567
    const balances = { ...someBalances({ USDT: '1000' }), initialMargin: '600' }
    const context = anOrderContext({ balances, openOrders: [buys('0.1')] })
    const sell = { ...aim('sell'), orderType: 'limit', price: decimal('60000') } as const
    expect(availableFor(sell, context)?.amount.toString()).toBe('1000')
    expect(largestAffordable(sell, context)?.toString()).toBe('0.1656')
    expect(largestAffordable({ ...sell, side: 'buy' }, context)?.toString()).toBe('0.0662')
    expect(checkOrder(aDraft({ side: 'sell', quantity: '0.1656' }), context)).toEqual([])
    expect(checkOrder(aDraft({ side: 'buy', quantity: '0.1656' }), context)).toHaveLength(1)
  })
})

/** Every run makes an exchange of its own, which takes its time on a busy machine. */
const PATIENCE_MS = 180_000

const situation = fc.record({
  key: fc.constantFrom(PERPETUAL, COIN_PERPETUAL),
  isHedge: fc.boolean(),
  marginMode: fc.constantFrom('crossed' as const, 'isolated' as const),
  held: fc.option(fc.constantFrom('buy' as const, 'sell' as const)),
  resting: fc.array(
    fc.record({
      side: fc.constantFrom('buy' as const, 'sell' as const),
      percent: fc.integer({ min: 5, max: 70 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  side: fc.constantFrom('buy' as const, 'sell' as const),
})

it(
  'the practice exchange takes the largest order beside those that rest, and no more',
  () => {
    fc.assert(
      fc.property(situation, ({ key, isHedge, marginMode, held, resting, side }) => {
        const made = new Scene()
        made.open('ida', key === PERPETUAL ? { USDT: '2000' } : { BTC: '0.03' })
        if (isHedge) made.run({ kind: 'set-hold-mode', accountId: 'ida', holdMode: 'hedge_mode' })
        const named = (of: Side): PositionSide | null =>
          !isHedge ? null : of === 'buy' ? 'long' : 'short'
        const sized = (share: number) =>
          key === PERPETUAL ? (0.003 * share).toFixed(4) : (190 * share).toFixed(0)
        const terms = { ...key, marginMode, leverage: '10', coin: null, positionSide: null }
        made.run({ kind: 'set-leverage', accountId: 'ida', ...terms })
        if (held !== null) {
          const order = { ...key, marginMode, side: held, positionSide: named(held) }
          made.trade('ida', { ...order, quantity: sized(20), price: '64000' })
        }
        // Below and above the touch, so that nothing fills.
        const priceOf = (of: Side) => (of === 'buy' ? '63900' : '64100')
        for (const one of resting) {
          const order = { ...key, marginMode, side: one.side, positionSide: named(one.side) }
          made.place('ida', { ...order, quantity: sized(one.percent), price: priceOf(one.side) })
        }
        const context = sceneContext(made, 'ida', key)
        const price = priceOf(side)
        const sizing = { side, positionSide: named(side), reduceOnly: false, marginMode } as const
        const largest = largestAffordable(
          { ...sizing, orderType: 'limit', price: decimal(price) },
          context,
        )
        fc.pre(largest?.gt(0) === true && largest !== null)
        const step = decimal(context.instrument.quantityStep)
        const placed = (quantity: string) =>
          made.place('ida', { ...key, ...sizing, orderType: 'limit', price, quantity }).refusal
            ?.code
        const more = largest.times('1.002').plus(step.times(2)).div(step).round(0, 3).times(step)
        expect(placed(toText(more))).toBe('25203')
        const draft = { ...key, ...sizing, price, quantity: toText(largest) }
        const unit = key === PERPETUAL ? 'base' : 'quote'
        expect(checkOrder(aDraft({ ...draft, quantityUnit: unit }), context)).toEqual([])
        expect(placed(toText(largest))).toBeUndefined()
      }),
      { numRuns: 40, seed: 5 },
    )
  },
  PATIENCE_MS,
)
